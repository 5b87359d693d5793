"""The network: what to fetch, how politely, what exactly came back."""
