"""The description of the API, for programs and for people: /data/api.json and /data/api."""
