# Where lines may end: after hyphens between letters, around dashes between words.
import textwrap
for t in ("this-is-a-useful-feature-for-reformatting posts from tim peters'ly", "Em-dashes should be written -- thus.","Possible--even probable---that", "foo --option-opt", "a-b c-d ab-cd-ef", "Hello (foo-bar) there--- x--y"):
    print(textwrap.wrap(t, 13), textwrap.wrap(t, 20, break_on_hyphens=False))
print(textwrap.fill("The end. And new one! Yes.", 30, fix_sentence_endings=True))
