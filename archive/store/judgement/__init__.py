"""What a crawl may be believed: is this the article it was, is it gone, did the site move?"""
