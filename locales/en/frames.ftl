# What stands around other texts: titles, questions, faults, values.

# $text: any other text
frame-title = <b>{ $text }</b>
frame-question = <b>{ $text }</b>
frame-fault = ✗ { $text }
frame-warning = ! { $text }
frame-why = <blockquote>{ $text }</blockquote>
# A rule behind a question. $sources: who says so, $day: in which month, $sure: how sure it is
frame-why_rule = <blockquote>{ $text } <i>({ $sources }, { $day }{ $sure })</i></blockquote>
frame-why_high = {""}
frame-why_medium = , may have changed
frame-why_low = , not certain
# A note of the province at a question
frame-note = <i>{ $text }</i>
frame-note_unsure = <i>{ $text } Sources differ on this: be prepared.</i>
frame-example = For example: <code>{ $example }</code>
frame-so_far = So far: { $value }
# $place of $total, $part: one of the parts below
frame-progress = <i>{ $place } of { $total } · { $part }</i>
# $reason: why it was sent back, $note: a reviewer's own words
frame-sent_back = ✗ Sent back: { $reason }
frame-sent_back_note = “{ $note }”

# The parts of a filing
part-open = Where you are
part-needs = What you need
part-subject = The subject
part-principal = Its principal
part-site = The website
part-site_principal = The site's principal
part-access = The server
part-papers = Papers
part-end = Sending
part-after = After approval

# Answers as they are shown
value-text = { $text }
value-copy = { $text }
value-list = { $list }
value-photo = { $count ->
        [one] 1 picture
       *[other] { $count } pictures
    }
value-photo_doubtful = { $count ->
        [one] 1 picture, doubtful
       *[other] { $count } pictures, doubtful
    }
value-not_asked = not asked for by Alibaba
value-skipped = left out
value-later = later

lang-name-zh-hans = 中文
lang-name-en = English
