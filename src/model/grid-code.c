/* Codes of places: how a unit grid's code is built, and what kind of place a code names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/grid-code.h"

#include <string.h>

gboolean
pentad_code_split_init (PentadCodeSplit *split, const int *digits, guint n)
{
  int sum = 0;

  if (n != PENTAD_N_CODE_PARTS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (digits[i] < 1 || digits[i] > 9)
        return FALSE;
      sum += digits[i];
    }
  if (sum < PENTAD_MIN_GRID_CODE || sum > PENTAD_MAX_GRID_CODE)
    return FALSE;
  for (guint i = 0; i < n; i++)
    split->digits[i] = (guint8)digits[i];
  return TRUE;
}

gboolean
pentad_code_split_is_known (const PentadCodeSplit *split)
{
  return split->digits[0] > 0;
}

guint
pentad_code_split_length (const PentadCodeSplit *split, PentadLevel level)
{
  guint length = 0;

  for (guint i = 0; i < (guint)level && i < PENTAD_N_CODE_PARTS; i++)
    length += split->digits[i];
  return length;
}

static gboolean
is_digits (const char *code)
{
  return code[0] != '\0' && code[strspn (code, "0123456789")] == '\0';
}

gboolean
pentad_code_split_fits (const PentadCodeSplit *split, PentadLevel level, const char *code)
{
  guint length = pentad_code_split_length (split, level);

  return length > 0 && strlen (code) == length && is_digits (code);
}

char *
pentad_code_split_prefix (const PentadCodeSplit *split,
                          PentadLevel level,
                          const char *code,
                          PentadLevel above,
                          char *buffer)
{
  guint length = pentad_code_split_length (split, above);

  if (above >= level || length == 0 || !pentad_code_split_fits (split, level, code))
    return NULL;
  memcpy (buffer, code, length);
  buffer[length] = '\0';
  return buffer;
}

static void
kind_free (gpointer data)
{
  PentadPlaceKind *kind = data;

  g_free (kind->id);
  pentad_label_clear (&kind->label);
  g_free (kind);
}

PentadPlaceKinds *
pentad_place_kinds_new (void)
{
  PentadPlaceKinds *self = g_new0 (PentadPlaceKinds, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kinds = g_ptr_array_new_with_free_func (kind_free);
  return self;
}

PentadPlaceKinds *
pentad_place_kinds_ref (PentadPlaceKinds *kinds)
{
  g_atomic_ref_count_inc (&kinds->refs);
  return kinds;
}

void
pentad_place_kinds_unref (PentadPlaceKinds *kinds)
{
  if (!g_atomic_ref_count_dec (&kinds->refs))
    return;
  g_free (kinds->id);
  g_free (kinds->version);
  g_free (kinds->source);
  g_ptr_array_unref (kinds->kinds);
  g_free (kinds);
}

void
pentad_place_kinds_add (PentadPlaceKinds *kinds,
                        const char *id,
                        const PentadLabel *label,
                        guint at,
                        guint digits,
                        int from,
                        int to)
{
  PentadPlaceKind *kind = g_new0 (PentadPlaceKind, 1);

  kind->id = g_strdup (id);
  pentad_label_copy (&kind->label, label);
  kind->at = at;
  kind->digits = digits;
  kind->from = from;
  kind->to = to;
  g_ptr_array_add (kinds->kinds, kind);
}

/* The number that a kind reads from a code; 0 when the code is too short. */
static int
read_part (const PentadPlaceKind *kind, const char *code, gsize len)
{
  int number = 0;

  if (kind->at + kind->digits > len)
    return 0;
  for (guint i = 0; i < kind->digits; i++)
    number = number * 10 + (code[kind->at + i] - '0');
  return number;
}

const PentadPlaceKind *
pentad_place_kinds_find (const PentadPlaceKinds *kinds, const char *code)
{
  const PentadPlaceKind *found = NULL;
  gsize len = strlen (code);

  if (!is_digits (code))
    return NULL;
  for (guint i = 0; i < kinds->kinds->len; i++)
    {
      const PentadPlaceKind *kind = g_ptr_array_index (kinds->kinds, i);
      int number = read_part (kind, code, len);

      if (number > 0 && number >= kind->from && number <= kind->to &&
          (found == NULL || kind->at > found->at))
        found = kind;
    }
  return found;
}
