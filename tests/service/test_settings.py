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


@pytest.mark.parametrize("value", ["inf", "nan", "1e300", "3000000"])
@pytest.mark.parametrize("name", ["GOUJI_TIMEOUT_SECONDS", "GOUJI_TOTAL_SECONDS"])
def test_times_that_no_clock_waits_for_are_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        read_settings({name: value})


@pytest.mark.parametrize("name", ["GOUJI_MAX_BYTES", "GOUJI_MAX_CHARACTERS", "GOUJI_MAX_MEMORY_BYTES"])
def test_sizes_that_no_machine_has_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        read_settings({name: str(10**24)})
    assert read_settings({name: str(1 << 32)}) is not None


def test_a_setting_that_does_not_exist_is_told_in_both_languages() -> None:
    with pytest.raises(UsageError, match="GOUJI_MAX_BYTE: 没有这项设置"):
        read_settings({"GOUJI_MAX_BYTE": "1"})


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().lang = "en"  # type: ignore[misc]
