from django.urls.resolvers import URLPattern

app_name = "home"
urlpatterns: list[URLPattern] = []
