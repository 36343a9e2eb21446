"""Give the next number of a book, without gaps and without twins."""

from wards.models import NumberBook

next_number = NumberBook.objects.give_next
