import core.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('code', models.SlugField(max_length=80, unique=True, verbose_name='code')),
                ('number', models.PositiveIntegerField(help_text='small number used by the search index', unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_es', models.CharField(max_length=120, verbose_name='name in Spanish')),
                ('family', models.CharField(choices=[('job', 'Job skills'), ('work_ready', 'Work-ready skills')], max_length=12, verbose_name='family')),
                ('framework', models.CharField(max_length=40, verbose_name='framework')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='CourseSkill',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('subject', models.CharField(max_length=10, verbose_name='subject')),
                ('number', models.CharField(max_length=15, verbose_name='number')),
                ('basis', models.CharField(choices=[('suggested', 'Suggested from the course title, not assessed'), ('endorsed', "Endorsed by the college's faculty")], default='suggested', max_length=12, verbose_name='basis')),
                ('endorsed_at', models.DateTimeField(blank=True, null=True)),
                ('endorsed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organization')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='skills.skill')),
            ],
            options={
                'ordering': ['subject', 'number'],
                'constraints': [models.UniqueConstraint(fields=('organization', 'subject', 'number', 'skill'), name='skill_once_per_course'), models.CheckConstraint(condition=models.Q(models.Q(('basis', 'suggested'), ('endorsed_at', None), ('endorsed_by', None)), models.Q(('basis', 'endorsed'), ('endorsed_at__isnull', False), ('endorsed_by__isnull', False)), _connector='OR'), name='endorsed_all_or_none')],
            },
        ),
        migrations.CreateModel(
            name='SkillPhrase',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('phrase', models.CharField(max_length=80)),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phrases', to='skills.skill')),
            ],
            options={
                'ordering': ['phrase'],
                'constraints': [models.UniqueConstraint(fields=('skill', 'phrase'), name='phrase_once_per_skill')],
            },
        ),
    ]
