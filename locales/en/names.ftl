# The helper for names of sites and for remarks.

# A part of a name in bold: $before and $after it, $hit the part
names-part = { $before }<b>{ $hit }</b>{ $after }
# What was found out about a name that was sent. $name: the name, what speaks against it in bold
names-blocked = { $name } would be sent back as it is:
names-doubtful = { $name } may pass:
names-passes = ✓ { $name }: nothing speaks against it.
names-more = There is more; these come first.
# Above the names to tap
names-made = The names below are made of your own words and pass the rules I know. Tap one, or send another.
# $text: a remark made of the answers
names-remark = From your answers I can write: <code>{ $text }</code>
    Take it if every word is true. Or copy it, change it, and send it as your own.
# Behind "Why?". $what: a word or a name; $source, $day: who says so, and when that was
names-source = { $what }: { $source }, { $day }
