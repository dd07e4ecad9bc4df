# The reviewers' group: the card of a filing, and words between reviewer and filer.

# $filing: its number here, $kind: the kind of filing
desk-card = { $filing } · { $kind }
# $stage: where it stands, $since: when that began
desk-stage = { $stage }, since { $since }
# $name: a reviewer
desk-claimed = Taken by { $name }
desk-taken_over = A person talks to the filer; the bot rests.
# $will, $may, $unknown, $fine: how many of the known reasons of refusal
desk-forecast = Forecast: { $will } refused, { $may } doubtful, { $unknown } not checkable, { $fine } fine
# $name: an item, $value: its answer, $before: what it was when last seen
desk-row = { $name }: { $value }
desk-row_new = ● { $name }: { $value }
desk-row_changed = ● { $name }: { $value } (was: { $before })
# Pictures that the bot itself refused; $names: their items
desk-picture_refused = ! <b>Refused by the bot</b>, kept as the best of several tries. Please judge for yourself.
desk-pictures_refused = ! <b>Please look at</b>: { $names } (refused by the bot; the best of several tries)
# $name: an item, $reason: why it goes back
desk-picked = ✗ { $name }: { $reason }
# $note: the reviewer's own words
desk-note = “{ $note }”
desk-pick_item = <b>What goes back?</b>
desk-pick_reason = <b>{ $name }: why?</b>
# $name: the reviewer who is asked
desk-ask_note = { $name }, please write the note as your next message here. The filer gets it word for word.
desk-expired = { $filing } rested for as long as is allowed here and is deleted. Please delete what you have of it, pictures in this group too.
desk-forgotten = { $filing } was deleted by its filer. Please delete what you have of it, pictures in this group too.

# $name: a reviewer, $text: his words
relay-from_reviewer = <b>{ $name }</b>: { $text }
relay-how_to_answer = <i>To answer, reply to this message.</i>
# $filing: its number here, $text: the filer's words
relay-from_filer = <b>{ $filing }</b>, the filer: { $text }
relay-person_here = A person talks to you now. What you write goes to our reviewer; I rest meanwhile.
relay-bot_back = Here I am again. We go on where we stopped.

# $chat: the number of the group. The bot's operator may be the one who added it
desk-not_here = I work in one group only, and it is not this one, so I leave. For whoever runs me: this group has the number <code>{ $chat }</code>.
desk-language = I speak English here now. /language changes it.
