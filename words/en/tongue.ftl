### A language by itself.

tongue-name = English
tongue-signs = the and not you your what how something from only if also after will be was is has that which to of with about we are this for
