# Proposals, corrections and pictures in the course of the talk.

# An answer speaks for changing another one. $name: that item, $value: what it would be
button-set = { $name }: { $value }
button-see_reused = Look at it
notice-offer_gone = That can't be changed by this button any more. Here is where you are:
# $name: what is still to be given
button-give = Give: { $name }

# What the province says about somebody so young. $age: years, $min: years asked for, $province, $paper: one of those below
fault-age_paper = By this number the person is { $age } years old. { $province } asks for { $min } years, or for { $paper }: have it ready before you go on.
fault-age_under = By this number the person is { $age } years old, and { $province } asks for { $min } years. It will most likely be refused: let somebody old enough file, or wait.
age-income = proof of own work and income
age-employment = proof of employment
age-guardian = the papers of a guardian
age-work_or_guardian = proof of work or the papers of a guardian
age-study_or_work = proof of study or work

# The form wants city and district apart
fault-address_no_district = I can't find city and district in it, and Alibaba's form asks for both from lists. Please send it once more with them, as in 浙江省杭州市西湖区; if it has none, go on.

# The two sides of a card
button-swap = The other way round
notice-picture_lost = ! The file of a picture could not be fetched from Telegram. Please send that picture once more.

notice-reply_late = That question can't be answered any more at this point. The one that is open is below; /change leads to what can be changed.

# A pasted refusal was understood. $count: points to be given anew
notice-refusal_opened = I know what this means. { $count ->
        [one] One point is to be given anew:
       *[other] { $count } points are to be given anew, one by one:
    }

# Sent back, and nothing to give anew here
fixed-nothing = Here is why it was sent back

# A long packet in the reviewers' group. $filing: its number here
desk-answers = <b>{ $filing }</b>, answers:
desk-answers_apart = All answers are in the messages below.

# How long a paper is valid
value-period = { $from } to { $to }
value-period_open = { $from }, without an end

# Asked after approval; $name: the item
notice-later_on = ✓ { $name }: later. /status has a button for it.

# A text that reads like a refusal, sent without being asked for
notice-refusal_sure = Was the filing sent back with this? If you only ask about it: /help.
button-refusal_sure = Yes, it was sent back
