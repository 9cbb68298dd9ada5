from django.urls.resolvers import URLPattern

app_name = "venture"
urlpatterns: list[URLPattern] = []
