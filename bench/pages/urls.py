"""The product's addresses, and beside them one bare page that goes through the same stack."""

from django.http import HttpResponse
from django.urls import path

from paydas.config.urls import urlpatterns as product


def bare(request):
    return HttpResponse("bare")


urlpatterns = [path("bare", bare), *product]
