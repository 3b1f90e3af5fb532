"""From where are places and their names, and which other codes do places have?"""

from django.db import migrations, models

KINDS = [
    ("country", "Country"),
    ("region", "Region"),
    ("district", "District"),
    ("town", "Town"),
    ("settlement", "Settlement"),
    ("other", "Other place"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0024_alerts"),
    ]

    operations = [
        migrations.AddField(
            model_name="place",
            name="other_codes",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="place",
            name="source",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="placename",
            name="source",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name="place",
            name="kind",
            field=models.CharField(blank=True, choices=KINDS, max_length=40),
        ),
    ]
