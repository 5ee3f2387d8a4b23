"""How right the checks of the page are: tables with intervals, and the mistakes as a picture to look at."""
