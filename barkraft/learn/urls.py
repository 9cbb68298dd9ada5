from django.urls.resolvers import URLPattern

app_name = "learn"
urlpatterns: list[URLPattern] = []
