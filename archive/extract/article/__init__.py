"""The parts of an article page: title, date, text, pictures, attachments, signature."""
