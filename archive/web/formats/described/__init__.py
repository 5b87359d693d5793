"""What there is for programs, described for programs and for people: /data/api.json and /data/api."""
