"""The pages of Paydaş, but refusals without a page around them: who asks all is answered sooner."""

from django.http import HttpResponse

from paydas.config.urls import urlpatterns

__all__ = ["handler403", "handler404", "urlpatterns"]


def handler403(request, exception):
    return HttpResponse(status=403)


def handler404(request, exception):
    return HttpResponse(status=404)
