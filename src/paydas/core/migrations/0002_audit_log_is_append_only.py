from django.db import migrations

from paydas.core.models.guards import close_log, open_log


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(close_log, open_log)]
