import core.clock
import core.fields
import core.ids
import credit_prior_learning.models.evidence
import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('institutions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Petition',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('origin', models.CharField(choices=[('learner', 'Asked by the learner'), ('case_manager', 'Asked with a case manager'), ('campus_worklist', 'From the campus worklist'), ('matcher', 'From an approved match'), ('reciprocity', "From another college's credit")], default='learner', max_length=16)),
                ('goal', models.CharField(blank=True, choices=[('certificate', 'Finish a certificate'), ('degree', 'Finish a two-year degree'), ('transfer', 'Transfer to a university'), ('job', 'Get a job or a raise'), ('unsure', 'I am not sure yet')], max_length=16, verbose_name='goal')),
                ('goal_note', core.fields.SealedTextField(blank=True, editable=True, null=True, verbose_name='anything else we should know')),
                ('language', models.CharField(default='en', max_length=8)),
                ('consent_at', models.DateTimeField(blank=True, null=True)),
                ('consent_words', models.TextField(blank=True)),
                ('reauthenticated_at', models.DateTimeField(blank=True, null=True)),
                ('college', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='accounts.organization')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('consent_at', None), ('consent_words', ''), ('reauthenticated_at', None)), models.Q(('college__isnull', False), ('consent_at__isnull', False), ('reauthenticated_at__isnull', False), models.Q(('consent_words', ''), _negated=True)), _connector='OR'), name='petition_consent_all_or_none')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('industry_credential', 'Certificate from an industry or employer group'), ('license', 'State license'), ('military', 'Military training or job'), ('apprenticeship', 'Apprenticeship, registered or not'), ('workplace_training', 'Training at work'), ('employment_experience', 'What I do at my job'), ('internship', 'Internship'), ('standardized_exam', 'Exam such as AP, IB or CLEP'), ('portfolio', 'Samples of my work'), ('noncredit', 'Noncredit class'), ('hs_articulation', 'High school class with a college agreement'), ('international', 'School in another country'), ('language', 'A language I know'), ('ccc_transcribed_cpl', 'Credit another California community college gave')], max_length=24, verbose_name='kind of learning')),
                ('title', models.CharField(max_length=160, verbose_name='name of the certificate or training')),
                ('source_name', models.CharField(blank=True, max_length=160, verbose_name='who gave it')),
                ('earned_on', models.DateField(blank=True, null=True, verbose_name='when you earned it')),
                ('file', models.FileField(blank=True, max_length=200, upload_to=credit_prior_learning.models.evidence.sealed_path)),
                ('filename', models.CharField(blank=True, max_length=160)),
                ('content_type', models.CharField(blank=True, max_length=40)),
                ('size', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('passport_line_id', models.UUIDField(blank=True, null=True)),
                ('rung', models.CharField(blank=True, choices=[('you_added', 'You added'), ('vouched', 'Someone vouches'), ('document_seen', 'Document seen'), ('signed', 'Signed by source'), ('signed_assessed', 'Signed + assessed')], max_length=16)),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='credit_prior_learning.petition')),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('passport_line_id', None), ('size__gt', 0), models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), models.Q(('file', ''), ('passport_line_id__isnull', False), ('sha256', ''), ('size', 0)), _connector='OR'), name='evidence_is_a_file_or_a_passport_line'), models.CheckConstraint(condition=models.Q(('size__lte', 15728640)), name='evidence_size'), models.UniqueConstraint(condition=models.Q(('sha256', ''), _negated=True), fields=('petition', 'sha256'), name='same_file_once_per_petition'), models.UniqueConstraint(fields=('petition', 'passport_line_id'), name='same_passport_line_once_per_petition')],
            },
        ),
        migrations.CreateModel(
            name='RuleSet',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(max_length=20, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('citation', models.CharField(max_length=160)),
                ('effective_from', models.DateField(blank=True, null=True)),
                ('date_status', models.CharField(choices=[('confirmed', 'Confirmed'), ('not_confirmed', 'Start date not confirmed'), ('never', 'Not law')], max_length=16)),
                ('every_campus', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('date_status', 'confirmed'), ('effective_from__isnull', False)), models.Q(('effective_from', None), models.Q(('date_status', 'confirmed'), _negated=True)), _connector='OR'), name='rule_set_date_only_when_confirmed')],
            },
        ),
        migrations.CreateModel(
            name='DistrictRuleAdoption',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('effective_from', models.DateField(verbose_name='from')),
                ('board_policy_ref', models.CharField(max_length=120, verbose_name='board policy')),
                ('policy_url', models.URLField(blank=True, verbose_name='policy page')),
                ('options', models.JSONField(blank=True, default=dict)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rule_adoptions', to='accounts.organization')),
                ('rule_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='credit_prior_learning.ruleset')),
            ],
            options={
                'ordering': ['organization', 'effective_from'],
                'constraints': [models.UniqueConstraint(fields=('organization', 'effective_from'), name='one_adoption_per_district_and_day'), models.CheckConstraint(condition=models.Q(('entered_by', models.F('confirmed_by')), _negated=True), name='adoption_confirmed_by_a_second_person')],
            },
        ),
        migrations.CreateModel(
            name='RuleVersion',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('rule_code', models.CharField(max_length=20)),
                ('subdivision', models.CharField(max_length=20)),
                ('value', models.JSONField(blank=True, default=dict)),
                ('plain_text', models.CharField(max_length=300)),
                ('rule_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='credit_prior_learning.ruleset')),
            ],
            options={
                'ordering': ['rule_set', 'rule_code'],
                'constraints': [models.UniqueConstraint(fields=('rule_set', 'rule_code'), name='one_rule_version_per_set')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('duty', models.CharField(choices=[('assess', 'Assess'), ('evaluate', 'Evaluate'), ('post', 'Post'), ('appeal', 'Sit on the appeal panel'), ('approve', 'Approve a reversal'), ('hear', 'Hear a dispute')], default='assess', max_length=12)),
                ('discipline', models.CharField(max_length=60, verbose_name='discipline')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_why', models.CharField(blank=True, max_length=200)),
                ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('rubric_version', models.CharField(default='2026-1', max_length=12)),
                ('statement', core.fields.SealedTextField(blank=True, editable=True, null=True, verbose_name='what this person has shown')),
                ('minutes', models.PositiveSmallIntegerField(default=0, verbose_name='minutes spent')),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='assessment', to='credit_prior_learning.assignment')),
            ],
        ),
        migrations.CreateModel(
            name='OutcomeScore',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('outcome', models.TextField()),
                ('essential', models.BooleanField(default=True)),
                ('score', models.PositiveSmallIntegerField()),
                ('comment', core.fields.SealedTextField(editable=True)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='credit_prior_learning.assessment')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='credit_prior_learning.evidence')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'number'), name='one_score_per_outcome'), models.CheckConstraint(condition=models.Q(('score__lte', 4)), name='score_on_the_scale')],
            },
        ),
        migrations.CreateModel(
            name='Denial',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(max_length=32)),
                ('narrative', core.fields.SealedTextField(editable=True, verbose_name='why, in plain words')),
                ('cure', core.fields.SealedTextField(editable=True, verbose_name='what would change it')),
                ('appeal_by', models.DateField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('terms', models.JSONField()),
                ('terms_hash', models.CharField(max_length=64)),
                ('answer_by', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['version'],
            },
        ),
        migrations.CreateModel(
            name='Acceptance',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('terms_hash', models.CharField(max_length=64)),
                ('reauthenticated_at', models.DateTimeField()),
                ('signed_at', models.DateTimeField(default=core.clock.now)),
                ('language', models.CharField(default='en', max_length=8)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='acceptance', to='credit_prior_learning.offer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reauthenticated_at__lte', models.F('signed_at'))), name='identified_before_signing')],
            },
        ),
        migrations.CreateModel(
            name='PetitionLine',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('target_kind', models.CharField(choices=[('course', 'Course'), ('ge_area', 'General education area'), ('elective', 'Elective')], default='course', max_length=12)),
                ('state', models.CharField(choices=[('draft', 'Not sent yet'), ('submitted', 'Sent – waiting for the college to pick it up'), ('intake_review', 'The college is checking your documents'), ('needs_information', 'The college needs something from you'), ('matched_existing', 'An approved match was found'), ('reciprocity_review', 'Another California community college already gave this credit'), ('cbe_gate', 'Getting your exam ready'), ('faculty_assessment', 'Faculty are assessing your learning'), ('second_read', 'A second faculty member is reading your work'), ('faculty_recommended', 'Faculty recommend credit'), ('faculty_declined', 'Faculty did not recommend credit – you can answer or appeal'), ('not_eligible', 'Not possible as asked – see what you can do'), ('articulation_check', 'Checking where the credit fits'), ('offer_ready', 'Your offer is being prepared'), ('offered', 'You have an offer – please decide'), ('learner_declined', 'You said no to this offer'), ('offer_expired', 'The offer ran out – you can ask for it again'), ('accepted', 'You accepted – waiting for Records'), ('registrar_review', 'Records is checking before posting'), ('posting_pending', 'Sent to your transcript – waiting for confirmation'), ('posting_failed', 'The transcript system did not confirm – Records is fixing it'), ('posted', 'On your transcript'), ('posting_drift', 'The transcript system and this record differ – Records is checking'), ('appealed', 'Your appeal was received'), ('appeal_panel', 'Your appeal is being decided'), ('grade_dispute', 'Your exam grade is being reviewed'), ('appeal_denied', 'Appeal decided – no credit on this request'), ('closed_not_awarded', 'Closed without credit – can be reopened'), ('closed_no_response', 'Closed because we did not hear from you – can be reopened'), ('closed_duplicate', 'Joined to another of your requests'), ('withdrawn', 'You took this request back'), ('correction_review', 'Your correction request is being reviewed'), ('hearing', 'Your challenge to the reversal is being heard'), ('reversal_pending', 'Records asks to take this credit back – you can answer'), ('reversed', 'This credit was taken back')], default='draft', max_length=24)),
                ('state_since', models.DateTimeField(default=core.clock.now)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('method', models.CharField(blank=True, choices=[('articulation', 'Approved match'), ('exam_table', 'Exam score table'), ('cbe', 'Credit by exam'), ('portfolio', 'Portfolio'), ('faculty_review', 'Faculty review of evidence'), ('reciprocity', 'Credit from another college'), ('hs_articulation', 'High school agreement')], max_length=16)),
                ('grade_basis', models.CharField(choices=[('pass_no_pass', 'Pass or no pass'), ('letter', 'Letter grade')], default='pass_no_pass', max_length=16, verbose_name='grade')),
                ('grade', models.CharField(blank=True, max_length=4)),
                ('units', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('validation_basis', models.CharField(choices=[('discipline_group', 'Discipline review group'), ('local_faculty', 'Faculty of this college'), ('outside_recommendation', 'Outside recommendation'), ('none', 'None')], default='none', max_length=24)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('acceptance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='credit_prior_learning.acceptance')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.catalogcourse')),
                ('denial', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='credit_prior_learning.denial')),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='credit_prior_learning.petition')),
                ('rule_set', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='credit_prior_learning.ruleset')),
            ],
            options={
                'ordering': ['due_on', 'created_at'],
                'indexes': [models.Index(fields=['state', 'due_on'], name='credit_prio_state_95c3d1_idx'), models.Index(fields=['petition', 'state'], name='credit_prio_petitio_185b27_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'intake_review', 'needs_information', 'matched_existing', 'reciprocity_review', 'cbe_gate', 'faculty_assessment', 'second_read', 'faculty_recommended', 'faculty_declined', 'not_eligible', 'articulation_check', 'offer_ready', 'offered', 'learner_declined', 'offer_expired', 'accepted', 'registrar_review', 'posting_pending', 'posting_failed', 'posted', 'posting_drift', 'appealed', 'appeal_panel', 'grade_dispute', 'appeal_denied', 'closed_not_awarded', 'closed_no_response', 'closed_duplicate', 'withdrawn', 'correction_review', 'hearing', 'reversal_pending', 'reversed'])), name='line_state_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), models.Q(('rule_set__isnull', False), ('submitted_at__isnull', False)), _connector='OR'), name='sent_line_pins_its_law'), models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', False), ('state__in', ['submitted', 'intake_review', 'needs_information', 'matched_existing', 'reciprocity_review', 'cbe_gate', 'faculty_assessment', 'second_read', 'faculty_recommended', 'faculty_declined', 'not_eligible', 'articulation_check', 'offer_ready', 'offered', 'accepted', 'registrar_review', 'posting_pending', 'posting_failed', 'posting_drift', 'appealed', 'appeal_panel', 'grade_dispute', 'correction_review', 'hearing', 'reversal_pending'])), models.Q(models.Q(('state__in', ['submitted', 'intake_review', 'needs_information', 'matched_existing', 'reciprocity_review', 'cbe_gate', 'faculty_assessment', 'second_read', 'faculty_recommended', 'faculty_declined', 'not_eligible', 'articulation_check', 'offer_ready', 'offered', 'accepted', 'registrar_review', 'posting_pending', 'posting_failed', 'posting_drift', 'appealed', 'appeal_panel', 'grade_dispute', 'correction_review', 'hearing', 'reversal_pending']), _negated=True), ('due_on', None)), _connector='OR'), name='line_clock_runs_where_it_should'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['faculty_declined', 'not_eligible']), _negated=True), ('denial__isnull', False), _connector='OR'), name='negative_line_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'registrar_review', 'posting_pending', 'posting_failed', 'posted']), _negated=True), ('acceptance__isnull', False), _connector='OR'), name='accepted_line_has_its_signature'), models.CheckConstraint(condition=models.Q(('units', None), models.Q(('units__gt', 0), ('units__lte', 30)), _connector='OR'), name='line_units_above_zero')],
            },
        ),
        migrations.CreateModel(
            name='LineEvent',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=core.clock.now)),
                ('action', models.CharField(max_length=24)),
                ('from_state', models.CharField(choices=[('draft', 'Not sent yet'), ('submitted', 'Sent – waiting for the college to pick it up'), ('intake_review', 'The college is checking your documents'), ('needs_information', 'The college needs something from you'), ('matched_existing', 'An approved match was found'), ('reciprocity_review', 'Another California community college already gave this credit'), ('cbe_gate', 'Getting your exam ready'), ('faculty_assessment', 'Faculty are assessing your learning'), ('second_read', 'A second faculty member is reading your work'), ('faculty_recommended', 'Faculty recommend credit'), ('faculty_declined', 'Faculty did not recommend credit – you can answer or appeal'), ('not_eligible', 'Not possible as asked – see what you can do'), ('articulation_check', 'Checking where the credit fits'), ('offer_ready', 'Your offer is being prepared'), ('offered', 'You have an offer – please decide'), ('learner_declined', 'You said no to this offer'), ('offer_expired', 'The offer ran out – you can ask for it again'), ('accepted', 'You accepted – waiting for Records'), ('registrar_review', 'Records is checking before posting'), ('posting_pending', 'Sent to your transcript – waiting for confirmation'), ('posting_failed', 'The transcript system did not confirm – Records is fixing it'), ('posted', 'On your transcript'), ('posting_drift', 'The transcript system and this record differ – Records is checking'), ('appealed', 'Your appeal was received'), ('appeal_panel', 'Your appeal is being decided'), ('grade_dispute', 'Your exam grade is being reviewed'), ('appeal_denied', 'Appeal decided – no credit on this request'), ('closed_not_awarded', 'Closed without credit – can be reopened'), ('closed_no_response', 'Closed because we did not hear from you – can be reopened'), ('closed_duplicate', 'Joined to another of your requests'), ('withdrawn', 'You took this request back'), ('correction_review', 'Your correction request is being reviewed'), ('hearing', 'Your challenge to the reversal is being heard'), ('reversal_pending', 'Records asks to take this credit back – you can answer'), ('reversed', 'This credit was taken back')], max_length=24)),
                ('to_state', models.CharField(choices=[('draft', 'Not sent yet'), ('submitted', 'Sent – waiting for the college to pick it up'), ('intake_review', 'The college is checking your documents'), ('needs_information', 'The college needs something from you'), ('matched_existing', 'An approved match was found'), ('reciprocity_review', 'Another California community college already gave this credit'), ('cbe_gate', 'Getting your exam ready'), ('faculty_assessment', 'Faculty are assessing your learning'), ('second_read', 'A second faculty member is reading your work'), ('faculty_recommended', 'Faculty recommend credit'), ('faculty_declined', 'Faculty did not recommend credit – you can answer or appeal'), ('not_eligible', 'Not possible as asked – see what you can do'), ('articulation_check', 'Checking where the credit fits'), ('offer_ready', 'Your offer is being prepared'), ('offered', 'You have an offer – please decide'), ('learner_declined', 'You said no to this offer'), ('offer_expired', 'The offer ran out – you can ask for it again'), ('accepted', 'You accepted – waiting for Records'), ('registrar_review', 'Records is checking before posting'), ('posting_pending', 'Sent to your transcript – waiting for confirmation'), ('posting_failed', 'The transcript system did not confirm – Records is fixing it'), ('posted', 'On your transcript'), ('posting_drift', 'The transcript system and this record differ – Records is checking'), ('appealed', 'Your appeal was received'), ('appeal_panel', 'Your appeal is being decided'), ('grade_dispute', 'Your exam grade is being reviewed'), ('appeal_denied', 'Appeal decided – no credit on this request'), ('closed_not_awarded', 'Closed without credit – can be reopened'), ('closed_no_response', 'Closed because we did not hear from you – can be reopened'), ('closed_duplicate', 'Joined to another of your requests'), ('withdrawn', 'You took this request back'), ('correction_review', 'Your correction request is being reviewed'), ('hearing', 'Your challenge to the reversal is being heard'), ('reversal_pending', 'Records asks to take this credit back – you can answer'), ('reversed', 'This credit was taken back')], max_length=24)),
                ('role', models.CharField(choices=[('learner', 'You'), ('case_manager', 'Your case manager'), ('coordinator', "The college's prior learning office"), ('counselor', 'A college counselor'), ('evaluator', 'A records evaluator'), ('discipline_faculty', 'Faculty of the subject'), ('articulation_officer', "The college's course office"), ('registrar', 'The records office'), ('second_approver', 'A second person in the records office'), ('appeal_chair', 'The chair of the appeal panel'), ('appeal_panel', 'The appeal panel'), ('hearing_officer', 'The hearing officer'), ('system', 'This portal')], max_length=24)),
                ('rules', models.JSONField(default=list)),
                ('before', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('after', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('facts', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('reason', core.fields.SealedTextField(blank=True, editable=True, null=True)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='credit_prior_learning.petitionline')),
            ],
            options={
                'ordering': ['line', 'number'],
                'constraints': [models.UniqueConstraint(fields=('line', 'number'), name='events_of_a_line_are_counted'), models.CheckConstraint(condition=models.Q(('actor__isnull', False), ('role', 'system'), _connector='OR'), name='only_the_portal_acts_without_a_person')],
            },
        ),
        migrations.CreateModel(
            name='LineDuty',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('duty', models.CharField(choices=[('assess', 'Assess'), ('evaluate', 'Evaluate'), ('post', 'Post'), ('appeal', 'Sit on the appeal panel'), ('approve', 'Approve a reversal'), ('hear', 'Hear a dispute')], max_length=12)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='credit_prior_learning.petitionline')),
            ],
            options={
                'verbose_name_plural': 'line duties',
                'constraints': [models.UniqueConstraint(fields=('line', 'person'), name='one_person_one_duty_in_a_line')],
            },
        ),
        migrations.CreateModel(
            name='ConflictCheck',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('is_relative', models.BooleanField(default=False, verbose_name='We are related or live together')),
                ('works_together', models.BooleanField(default=False, verbose_name='I advise, employ or do business with this person now')),
                ('gave_training', models.BooleanField(default=False, verbose_name='I wrote, own or was paid for the training shown')),
                ('earlier_role', models.BooleanField(default=False, verbose_name='I acted on this request before in another part')),
                ('own_student', models.BooleanField(default=False, verbose_name='This person is or was in my class')),
                ('same_employer', models.BooleanField(default=False, verbose_name='We work for the same employer')),
                ('same_panel', models.BooleanField(default=False, verbose_name='I sit on a panel of the body that gave the license')),
                ('attested', models.BooleanField(default=False, help_text='Said by the person, not found by the portal.')),
                ('result', models.CharField(choices=[('clear', 'No conflict'), ('declared_recused', 'Declared, stepped aside'), ('waived_with_second_read', 'Waived, second reader needed'), ('blocked', 'Blocked')], max_length=24)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflict_checks', to='credit_prior_learning.assignment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflict_checks', to='credit_prior_learning.petitionline')),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('earlier_role', False), ('gave_training', False), ('is_relative', False), ('works_together', False)), ('result', 'blocked'), _connector='OR'), name='hard_conflict_blocks'), models.CheckConstraint(condition=models.Q(models.Q(('own_student', False), ('same_employer', False), ('same_panel', False)), models.Q(('result', 'clear'), _negated=True), _connector='OR'), name='declared_conflict_is_not_clear')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('units', models.DecimalField(decimal_places=2, max_digits=5)),
                ('annotation', models.CharField(max_length=300)),
                ('sent', models.JSONField()),
                ('sent_hash', models.CharField(max_length=64)),
                ('sent_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('confirmation_id', models.CharField(blank=True, max_length=80)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('read_back_hash', models.CharField(blank=True, max_length=64)),
                ('acceptance', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='posting', to='credit_prior_learning.acceptance')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.catalogcourse')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='credit_prior_learning.petitionline')),
                ('posted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('units__gt', 0)), name='posting_units_above_zero'), models.CheckConstraint(condition=models.Q(('annotation', ''), _negated=True), name='posting_is_annotated'), models.CheckConstraint(condition=models.Q(models.Q(('confirmation_id', ''), ('confirmed_at', None), ('read_back_hash', '')), models.Q(models.Q(('confirmation_id', ''), _negated=True), ('confirmed_at__isnull', False), ('read_back_hash', models.F('sent_hash'))), _connector='OR'), name='posting_confirmed_all_or_none'), models.UniqueConstraint(condition=models.Q(('confirmation_id', ''), _negated=True), fields=('line',), name='a_line_posts_once'), models.UniqueConstraint(condition=models.Q(('confirmation_id', ''), _negated=True), fields=('learner', 'course'), name='no_credit_twice_for_one_course')],
            },
        ),
        migrations.AddField(
            model_name='Assignment',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='credit_prior_learning.petitionline'),
        ),
        migrations.AddConstraint(
            model_name='Assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('line', 'duty'), name='one_open_assignment_per_duty'),
        ),
        migrations.AddField(
            model_name='Assessment',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='credit_prior_learning.petitionline'),
        ),
        migrations.AddField(
            model_name='Denial',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='denials', to='credit_prior_learning.petitionline'),
        ),
        migrations.AddConstraint(
            model_name='Denial',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='denial_has_a_code'),
        ),
        migrations.AddField(
            model_name='Offer',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='credit_prior_learning.petitionline'),
        ),
        migrations.AddConstraint(
            model_name='Offer',
            constraint=models.UniqueConstraint(fields=('line', 'version'), name='offers_of_a_line_are_counted'),
        ),
        migrations.AddConstraint(
            model_name='Offer',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('line',), name='one_open_offer_per_line'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='acceptance',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c89ea3c820e23f1d80a4e2dbc6c8dfb14dc39ba0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6b4ef', table='credit_prior_learning_acceptance', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='acceptance',
            trigger=pgtrigger.compiler.Trigger(name='signs_these_terms', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT 1 FROM credit_prior_learning_offer o\n                        JOIN credit_prior_learning_petitionline l ON l.id = o.line_id\n                        JOIN credit_prior_learning_petition p ON p.id = l.petition_id\n                        WHERE o.id = NEW.offer_id AND o.terms_hash = NEW.terms_hash\n                          AND p.learner_id = NEW.learner_id\n                    ) THEN\n                        RAISE EXCEPTION 'the learner signs exactly the terms of the offer'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='3dde65d8352e18b204761ca4f8807f54054e814b', operation='INSERT', pgid='pgtrigger_signs_these_terms_0945e', table='credit_prior_learning_acceptance', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='terms_never_change', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."terms" IS DISTINCT FROM (NEW."terms") OR OLD."terms_hash" IS DISTINCT FROM (NEW."terms_hash") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='9502192c237fe6ebee30b6f6001894633aa0fb7a', operation='UPDATE', pgid='pgtrigger_terms_never_change_b2f5e', table='credit_prior_learning_offer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='offers_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2ac5c50d7a92bca2c4d3b22a6280e8b8b267a9fd', operation='DELETE', pgid='pgtrigger_offers_stay_367a7', table='credit_prior_learning_offer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='27e16a71833d2a23d917a653b4272b58dd317bd4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_713a3', table='credit_prior_learning_lineevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lineduty',
            trigger=pgtrigger.compiler.Trigger(name='never_given_back', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='421ecff8eed2575e025125e34d47d0a698fd3a57', operation='UPDATE OR DELETE', pgid='pgtrigger_never_given_back_21fee', table='credit_prior_learning_lineduty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lineduty',
            trigger=pgtrigger.compiler.Trigger(name='nobody_decides_their_own', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT 1 FROM credit_prior_learning_petitionline l\n                        JOIN credit_prior_learning_petition p ON p.id = l.petition_id\n                        WHERE l.id = NEW.line_id AND p.learner_id = NEW.person_id\n                    ) THEN\n                        RAISE EXCEPTION 'nobody decides their own petition' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='b9e61dc150dc8231e2bbb4a12afc88990c0fec0b', operation='INSERT', pgid='pgtrigger_nobody_decides_their_own_e293e', table='credit_prior_learning_lineduty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='denial',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='86b7a96c9bb5993c335f117a06a3a4d23d6ab2ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_404ad', table='credit_prior_learning_denial', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conflictcheck',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='689587a92759b8091dd0130ff7c08e9123e5d086', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_394df', table='credit_prior_learning_conflictcheck', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='signed_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."signed_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='49e6b47973e5a404a57e950d77dcdc81804bc650', operation='UPDATE OR DELETE', pgid='pgtrigger_signed_stays_f0acd', table='credit_prior_learning_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='petitionline',
            trigger=pgtrigger.compiler.Trigger(name='posted_needs_proof', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'posted\')', func="\n                    IF NEW.validation_basis = 'none' OR NOT EXISTS (\n                        SELECT 1 FROM credit_prior_learning_posting p\n                        JOIN credit_prior_learning_acceptance a ON a.id = p.acceptance_id\n                        JOIN credit_prior_learning_offer o ON o.id = a.offer_id\n                        WHERE p.line_id = NEW.id AND a.id = NEW.acceptance_id AND o.line_id = NEW.id\n                          AND a.terms_hash = o.terms_hash AND p.units > 0\n                          AND p.confirmation_id <> '' AND p.read_back_hash = p.sent_hash\n                    ) THEN\n                        RAISE EXCEPTION 'posted needs acceptance of these terms, a confirmation id and units'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='5b4a70e3b1fc1d6e135b016835611cbb310743a2', operation='INSERT OR UPDATE', pgid='pgtrigger_posted_needs_proof_e7064', table='credit_prior_learning_petitionline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='districtruleadoption',
            trigger=pgtrigger.compiler.Trigger(name='adopts_dated_law_only', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE starts date;', func="\n                    SELECT effective_from INTO starts FROM credit_prior_learning_ruleset\n                    WHERE id = NEW.rule_set_id;\n                    IF starts IS NULL OR NEW.effective_from < starts THEN\n                        RAISE EXCEPTION 'rule set has no confirmed date, or a later one'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='3dfebd575afb5dde479ac627cbf2fbc70b60fe14', operation='INSERT OR UPDATE', pgid='pgtrigger_adopts_dated_law_only_5e5de', table='credit_prior_learning_districtruleadoption', when='BEFORE')),
        ),
    ]
