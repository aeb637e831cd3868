from pathlib import Path

import pytest
from pydantic import ValidationError

from corpora.document.errors import UsageError
from service.settings import Settings, read_settings


def test_the_environment_then_the_command_line() -> None:
    environ = {"GOUJI_LANG": "en", "GOUJI_MAX_BYTES": "7", "GOUJI_PROFILE": "", "HOME": "/"}
    settings = read_settings(environ, profile=Path("p.yaml"))
    assert (settings.lang, settings.max_bytes, settings.profile) == ("en", 7, Path("p.yaml"))
    assert settings.limits().max_bytes == 7
    assert read_settings(environ, lang="zh").lang == "zh"
    assert read_settings({}) == Settings()


@pytest.mark.parametrize(("name", "value"), [("GOUJI_MAX_BYTES", "0"), ("GOUJI_LANG", "fr"), ("GOUJI_NONSENSE", "1")])
def test_what_does_not_exist_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        read_settings({name: value})


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().lang = "en"  # type: ignore[misc]
