"""Addresses of this step: staff pages under console/."""

from __future__ import annotations

from django.urls import path

from paydas.sensemaking.web.views import (
    codebook,
    coding,
    coverage,
    editions,
    evidence,
    findings,
    recommendations,
    report,
)

app_name = "sensemaking"
# The list of findings stands at the root, so that the menu knows all pages of this step.
IN = "console/<slug:slug>/sense-making/"
ONE = f"{IN}findings/<uuid:pk>/"
ASK = f"{IN}recommendations/<uuid:pk>/"
urlpatterns = [
    path(IN, findings.findings, name="findings"),
    path(f"{IN}findings/new/", findings.add_finding, name="add_finding"),
    path(ONE, findings.finding, name="finding"),
    path(f"{ONE}edit/", findings.edit_finding, name="edit_finding"),
    path(f"{ONE}state/", findings.mark_finding, name="mark_finding"),
    path(f"{ONE}move/", findings.move_finding, name="move_finding"),
    path(f"{ONE}remove/", findings.remove_finding, name="remove_finding"),
    path(f"{ONE}evidence/", evidence.add_evidence, name="add_evidence"),
    path(f"{ONE}numbers/", evidence.add_number, name="add_number"),
    path(f"{ONE}checks/", evidence.add_check, name="add_check"),
    path(f"{IN}evidence/<uuid:pk>/", evidence.edit_evidence, name="edit_evidence"),
    path(f"{IN}evidence/<uuid:pk>/remove/", evidence.remove_evidence, name="remove_evidence"),
    path(f"{IN}checks/<uuid:pk>/remove/", evidence.remove_check, name="remove_check"),
    path(f"{IN}recommendations/", recommendations.recommendations, name="recommendations"),
    path(
        f"{IN}recommendations/new/", recommendations.add_recommendation, name="add_recommendation"
    ),
    path(ASK, recommendations.recommendation, name="recommendation"),
    path(f"{ASK}edit/", recommendations.edit_recommendation, name="edit_recommendation"),
    path(f"{ASK}state/", recommendations.mark_recommendation, name="mark_recommendation"),
    path(f"{ASK}move/", recommendations.move_recommendation, name="move_recommendation"),
    path(f"{ASK}remove/", recommendations.remove_recommendation, name="remove_recommendation"),
    path(f"{IN}coverage/", coverage.coverage_page, name="coverage"),
    path(f"{IN}dispositions/<uuid:pk>/withdraw/", coverage.withdraw, name="withdraw_disposition"),
    path(f"{IN}coding/", coding.coding, name="coding"),
    path(f"{IN}coding/next/", coding.next_voice, name="next_voice"),
    path(f"{IN}coding/<uuid:pk>/", coding.code_voice, name="code_voice"),
    path(f"{IN}coding/memos/<uuid:pk>/remove/", coding.remove_memo, name="remove_memo"),
    path(f"{IN}codebook/", codebook.codebook, name="codebook"),
    path(f"{IN}codebook/new/", codebook.open_codebook, name="open_codebook"),
    path(f"{IN}codebook/<uuid:pk>/version/", codebook.version, name="codebook_version"),
    path(f"{IN}codebook/<uuid:pk>/edit/", codebook.edit_codebook, name="edit_codebook"),
    path(f"{IN}codebook/groups/new/", codebook.edit_group, name="add_group"),
    path(f"{IN}codebook/groups/<uuid:pk>/", codebook.edit_group, name="edit_group"),
    path(f"{IN}codebook/groups/<uuid:pk>/remove/", codebook.remove_group, name="remove_group"),
    path(f"{IN}codebook/codes/new/", codebook.edit_code, name="add_code"),
    path(f"{IN}codebook/codes/<uuid:pk>/", codebook.edit_code, name="edit_code"),
    path(f"{IN}codebook/codes/<uuid:pk>/act/", codebook.act_on_code, name="act_on_code"),
    path(f"{IN}report/", report.report, name="report"),
    path(f"{IN}report/about/", report.edit_report, name="edit_report"),
    path(f"{IN}report/sections/new/", report.edit_section, name="add_section"),
    path(f"{IN}report/sections/<uuid:pk>/", report.edit_section, name="edit_section"),
    path(f"{IN}report/sections/<uuid:pk>/act/", report.act_on_section, name="act_on_section"),
    path(f"{IN}report/preview/", report.preview, name="preview"),
    path(f"{IN}report/draft.<slug:kind>", editions.draft_file, name="draft_file"),
    path(f"{IN}report/file/", report.attach_file, name="attach_file"),
    path(f"{IN}report/file/detach/", report.detach_file, name="detach_file"),
    path(f"{IN}report/submit/", report.submit, name="submit_report"),
    path(f"{IN}report/publish/", report.publish, name="publish_report"),
    path(f"{IN}report/approval/<uuid:pk>/", report.approve, name="approve_report"),
    path(f"{IN}report/editions/<int:number>/", editions.edition, name="edition"),
    path(f"{IN}report/editions/<int:number>/redact/", editions.redact, name="redact_edition"),
    path(
        f"{IN}report/editions/<int:number>/report.<slug:kind>",
        editions.edition_file,
        name="edition_file",
    ),
]
