"""The index of a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.backends.ddl_references import Statement


class ListIndex(models.Index):
    """What a list is sorted and narrowed by, in its order, and the text that its search reads.

    With the text SQLite answers a search from the index alone, instead of fetching each row from
    wherever it lies. PostgreSQL reads the table about as fast, and refuses index rows of more than
    2.7 kB, so the text stays out of its index (docs/adr/0010).
    """

    def __init__(self, *expressions: Any, text: str = "", **kwargs: Any) -> None:  # noqa: ANN401 -- Django's
        """Take the name of the searched column beside what an index takes."""
        self.text = text
        super().__init__(*expressions, **kwargs)

    def deconstruct(self) -> Any:  # noqa: ANN401 -- Django's
        """Tell migrations which column is searched."""
        path, expressions, kwargs = super().deconstruct()
        return path, expressions, {**kwargs, "text": self.text}

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **kwargs: Any,  # noqa: ANN401 -- Django's
    ) -> Statement:
        """Return the statement that makes the index, in the words of this database."""
        if schema_editor.connection.vendor != "sqlite":
            return super().create_sql(model, schema_editor, using=using, **kwargs)
        whole = models.Index(fields=[*self.fields, self.text], name=self.name)
        return whole.create_sql(model, schema_editor, using=using, **kwargs)
