"""Who holds private keys. Services ask the custody named in the settings; none of them ever sees a private key."""

from credentials.custody.base import Held, KeyCustody, custody, of_name

__all__ = ["Held", "KeyCustody", "custody", "of_name"]
