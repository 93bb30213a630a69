from tests.factories.batches import make_batch
from tests.factories.interviews import make_interview
from tests.factories.listening import (
    make_approved,
    make_note,
    make_survey,
    make_table,
    make_written,
)
from tests.rights import EVERYBODY, NOBODY, STAFF, Page, in_consultation, only

ANALYSTS = only("coordinator", "analyst", "academic_lead")
READERS = ANALYSTS | only("moderator", "rapporteur", "approver", "data_protection")
NOTERS = ANALYSTS | only("moderator", "rapporteur")
MODERATORS = ANALYSTS | only("moderator")
# Staff of the table work there by their account; everybody else by the table's link.
AT_TABLE = NOTERS


def table(world):
    return {"pk": make_table(world.consultation).pk}


def note(world):
    found = make_note(make_table(world.consultation))
    return {"pk": found.table_id, "note": found.pk}


def survey(world, **values):
    return make_survey(world.consultation, **values).survey


def open_survey(world):
    return {"pk": survey(world, is_open_to_all=True).pk}


def one_survey(world):
    return {**in_consultation(world), "pk": survey(world).pk}


def one_question(world):
    found = make_survey(world.consultation)
    return {**in_consultation(world), "pk": found.survey.pk, "question": found.voice}


def draft(world):
    return {**in_consultation(world), "pk": make_written(world.consultation).pk}


def voice(world):
    approved = make_approved(make_table(world.consultation))
    return {**in_consultation(world), "pk": approved.pk}


def changing(act):
    def args(world):
        return {**voice(world), "act": act}

    return args


def interview(world):
    return {**in_consultation(world), "pk": make_interview(world.consultation).pk}


def batch(world):

    return {**in_consultation(world), "pk": make_batch(world.consultation).pk}


def step(world):
    return {**batch(world), "which": "write"}


PAGES = [
    Page("listening:table", AT_TABLE, table),
    Page("listening:table_note", AT_TABLE, note),
    Page("listening:moderate", MODERATORS, table),
    Page("listening:moderate_note", MODERATORS, note),
    Page("listening:return_to_table", MODERATORS, note),
    Page("listening:survey", NOBODY, table),
    Page("listening:thanks", NOBODY, table),
    Page("listening:absent", NOBODY, table),
    Page("listening:news", NOBODY, table),
    Page("listening:news_act", NOBODY, lambda world: {**table(world), "act": "stop"}, "post"),
    Page("listening:ask_news", NOBODY, lambda world: {**table(world), "purpose": "receipt"}),
    Page("listening:stop_news", NOBODY, lambda w: {**table(w), "purpose": "receipt"}, "post"),
    Page("listening:open_survey", EVERYBODY, open_survey),
    Page("listening:contributions", STAFF, in_consultation),
    Page("listening:bulk", STAFF, in_consultation, "post"),
    Page("listening:clearing", ANALYSTS, in_consultation),
    Page("listening:write", NOTERS, in_consultation),
    Page("listening:paste", NOTERS, in_consultation),
    Page("listening:contribution", READERS, draft),
    Page("listening:act", READERS, voice, "post"),
    Page("listening:change", ANALYSTS, changing("redact")),
    Page("listening:imports", ANALYSTS, in_consultation),
    Page("listening:upload", ANALYSTS, in_consultation),
    Page("listening:batch", ANALYSTS, batch),
    Page("listening:mapping", ANALYSTS, batch),
    Page("listening:step", ANALYSTS, step, "post"),
    Page("listening:surveys", READERS, in_consultation),
    Page("listening:add_survey", ANALYSTS, in_consultation),
    Page("listening:results", READERS, one_survey),
    Page("listening:edit_survey", ANALYSTS, one_survey),
    Page("listening:survey_act", ANALYSTS, one_survey, "post"),
    Page("listening:answers", READERS, one_survey),
    Page("listening:type_in", ANALYSTS | only("rapporteur"), one_survey),
    Page("listening:add_question", ANALYSTS, one_survey),
    Page("listening:edit_question", ANALYSTS, one_question),
    Page("listening:interviews", READERS, in_consultation),
    Page("listening:add_interview", ANALYSTS, in_consultation),
    Page("listening:interview", READERS, interview),
    Page("listening:edit_interview", ANALYSTS, interview),
    Page("listening:consent", ANALYSTS, interview),
    Page("listening:passage", ANALYSTS, interview),
    Page("listening:decline", ANALYSTS, interview, "post"),
]
