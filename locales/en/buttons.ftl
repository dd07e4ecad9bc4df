# What stands on buttons, apart from the answers. At most twenty wide characters.

# Opening
button-agree = I agree
button-decline = I do not agree
button-privacy = What is kept
# Under a question
button-back = Back
button-why = Why?
button-skip = Skip
button-later = Later
button-keep = It really is so
# $name: what the option or item is called
button-only = Just: { $name }
button-on = ✓ { $name }
button-off = { $name }
button-same_as = Same as { $name }
button-use_remark = Take this remark
button-copy_remark = Copy it to change it
# $name: a name that can be taken
button-name = { $name }
button-done_many = Done ({ $count })
# $page of $pages
button-more = More ({ $page } of { $pages })
button-sheet_get = Get the sheet
button-sheet_not_asked = Alibaba does not ask for it
button-paper_get = Get a paper to sign
button-picture_none = None of these
button-again = Take it again
button-erase = Take my picture out of the chat
# Elsewhere
button-return = Go on with the filing
button-go_on = Go on
button-forecast_anyway = Go on as it is
button-change = Change something
button-sections = Other parts
button-my_pictures = Show my pictures
button-status = Where it stands
button-help = Help
button-topics = All topics
button-new = New filing
# $name: its domain or subject
button-open = Open { $name }
button-no = No, leave it
button-yes_cancel = Yes, withdraw it
button-yes_forget = Yes, delete it for good
button-deck_done = Done, next page
button-alibaba = Open Alibaba's page
button-alibaba_help = Ask Alibaba
button-ministry = Open the ministry's page
button-send_again = Send it again
button-paste_reason = Paste a reason
# Under reminders; $name: what it is about
button-remind_go = Go on now
button-remind_done = It is done
button-remind_later = Tomorrow
button-remind_stop = Stop these
button-remind_done_of = Done: { $name }
button-remind_later_of = Tomorrow: { $name }
button-remind_stop_of = Stop: { $name }
# On a reviewer's card
button-desk_take = I take it
button-desk_accept = Accept
button-desk_back = Send points back
button-desk_note = Add a note
button-desk_send_back = Send back now
button-desk_unpick = Clear the list
button-desk_drop = Give it up
button-desk_card = To the card
button-desk_take_over = Talk to the filer
button-desk_hand_back = Hand back to the bot
