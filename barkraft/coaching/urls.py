from django.urls.resolvers import URLPattern

app_name = "coaching"
urlpatterns: list[URLPattern] = []
