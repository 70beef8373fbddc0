"""Settings of the portal, one drawer for each concern."""

import django_stubs_ext

from config.settings.apps import *  # noqa: F403
from config.settings.auth import *  # noqa: F403
from config.settings.data import *  # noqa: F403
from config.settings.language import *  # noqa: F403
from config.settings.logs import *  # noqa: F403
from config.settings.pages import *  # noqa: F403
from config.settings.safety import *  # noqa: F403
from config.settings.services import *  # noqa: F403
from config.settings.tasks import *  # noqa: F403

django_stubs_ext.monkeypatch()  # `ModelForm[Person]` and the like are legal at run time
