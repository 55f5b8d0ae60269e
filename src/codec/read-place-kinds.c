/* Reader of what the numbers in codes of places mean (data/schemes/gbt2260-10114.json).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

/* Digits of a part, and of a code. */
#define MAX_PART 6
#define MAX_CODE 32

typedef struct
{
  char *id;
  PentadLabel label;
  int at, digits, from, to;
} Row;

static gboolean
read_members (PentadGuard *guard, Row *row)
{
  const char *name;
  gsize len;

  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    if (!(pentad_guard_name_is (name, len, "id")       ? pentad_field_string (guard, &row->id)
          : pentad_guard_name_is (name, len, "label")  ? pentad_field_label (guard, &row->label)
          : pentad_guard_name_is (name, len, "at")     ? pentad_field_count (guard, &row->at)
          : pentad_guard_name_is (name, len, "digits") ? pentad_field_count (guard, &row->digits)
          : pentad_guard_name_is (name, len, "from")   ? pentad_field_count (guard, &row->from)
          : pentad_guard_name_is (name, len, "to")     ? pentad_field_count (guard, &row->to)
                                                       : pentad_guard_skip (guard)))
      return FALSE;
  return !pentad_guard_failed (guard);
}

static gboolean
check (PentadGuard *guard, const Row *row)
{
  if (row->id == NULL || pentad_label_is_empty (&row->label))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "a kind with id and label");
  return (row->digits >= 1 && row->digits <= MAX_PART && row->at >= 0 &&
          row->at <= MAX_CODE - row->digits && row->from >= 0 && row->from <= row->to) ||
         pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                            "a kind with at, digits (1 to 6), and from that is not above to");
}

static void
read_kind (PentadGuard *guard, PentadPlaceKinds *kinds)
{
  Row row = { .at = -1, .from = -1, .to = -1 };

  if (read_members (guard, &row) && check (guard, &row))
    pentad_place_kinds_add (kinds, row.id, &row.label, (guint)row.at, (guint)row.digits, row.from,
                            row.to);
  g_free (row.id);
  pentad_label_clear (&row.label);
}

PentadPlaceKinds *
pentad_read_place_kinds (const char *data, gsize len, const char *origin, GError **error)
{
  PentadPlaceKinds *kinds = pentad_place_kinds_new ();
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name, *found = NULL;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    if (pentad_guard_name_is (name, name_len, "id"))
      pentad_field_string (&guard, &kinds->id);
    else if (pentad_guard_name_is (name, name_len, "version"))
      pentad_field_string (&guard, &kinds->version);
    else if (pentad_guard_name_is (name, name_len, "source"))
      pentad_field_string (&guard, &kinds->source);
    else if (pentad_guard_name_is (name, name_len, "kinds"))
      {
        found = "kinds";
        if (pentad_guard_begin_array (&guard))
          while (pentad_guard_next_element (&guard))
            read_kind (&guard, kinds);
      }
    else
      pentad_guard_skip (&guard);
  pentad_field_require (&guard, kinds->id, "kinds of codes with an id");
  pentad_field_require (&guard, found, "kinds of codes");
  return PENTAD_READER_FINISH (&guard, kinds, pentad_place_kinds_unref, error);
}
