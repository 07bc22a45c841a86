### What <ds-suggestion> says to a screen reader.

suggestion-added = Added
suggestion-clear = Clear the field
suggestion-empty = Nothing is chosen
suggestion-found = Go left to find %d chosen
suggestion-invalid = Not a valid choice
suggestion-items = Chosen
suggestion-of = of
suggestion-plural = %d suggestions
suggestion-singular = %d suggestion
suggestion-remove = Press to remove
suggestion-removed = Removed
suggestion-toggle = Suggestions
suggestion-firstOnes = These are the first { $count }. Type more to find others.
