"""The evidence beside a page: the statements behind a cell, and the article that holds them."""
