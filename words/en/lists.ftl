### A member list as a file or on paper.

lists-title = Member list
lists-columns-1 = Last name
lists-columns-2 = First name
lists-columns-3 = Member number
lists-columns-4 = Position
lists-columns-5 = Workplace
lists-columns-6 = Place
lists-columns-7 = E-mail
lists-columns-8 = Mobile
lists-columns-9 = Member since
lists-purpose = Purpose
lists-person = Made by
lists-time = Time
lists-rows = Members
lists-notice = Confidentiality
lists-noticeText = Union membership is special category personal data. Delete this list when its purpose is met.
