"""What a journey is: frozen records, their values, identities and changes. Knows nothing else."""

import os

# pydantic would look through all installed packages for plugins, at every start and for nothing
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
