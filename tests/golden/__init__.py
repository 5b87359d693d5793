"""Archives that earlier versions have made, and what they said: see README.md."""
