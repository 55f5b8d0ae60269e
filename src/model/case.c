/* A case: its facts and its trail, packed into some seventy bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After the fixed part come the id with its NUL, the address (the part up to its first digit as a
 * shared code, since many cases share a street; then the rest with its NUL) and the trail. */
#include "config.h"

#include "model/case.h"

#include <math.h>
#include <string.h>

#define POINT_SCALE 1e7
#define NO_DEGREES  G_MININT32

struct _PentadCase
{
  guint32 size; /* bytes, the whole of it */
  gint32 lon, lat;
  PentadCode class_code, division;
  guint8 source : 4;
  guint8 is_repeat : 1;
  guint8 has_address : 1;
  guint8 is_assumed : 1;
  guint8 condition;
  char text[];
};

G_STATIC_ASSERT (PENTAD_N_SOURCES <= 16);

static gboolean
comes_before (const PentadTrailEntry *a, const PentadTrailEntry *b)
{
  if (a->act == PENTAD_ACT_END || b->act == PENTAD_ACT_END)
    return b->act == PENTAD_ACT_END;
  return a->time <= b->time;
}

/* By insertion: trails are short and nearly always sorted already. */
static void
sort_trail (const PentadTrailEntry *trail, guint n, PentadTrailEntry *sorted)
{
  for (guint i = 0; i < n; i++)
    {
      guint j = i;

      for (; j > 0 && !comes_before (&sorted[j - 1], &trail[i]); j--)
        sorted[j] = sorted[j - 1];
      sorted[j] = trail[i];
    }
}

static gint32
pack_degrees (double degrees)
{
  double scaled = round (degrees * POINT_SCALE);

  return fabs (scaled) <= G_MAXINT32 ? (gint32)scaled : NO_DEGREES;
}

static double
unpack_degrees (gint32 degrees)
{
  return degrees != NO_DEGREES ? degrees / POINT_SCALE : NAN;
}

static void
add_address (GByteArray *bytes, const char *address)
{
  gsize shared = strcspn (address, "0123456789");
  g_autofree char *street = shared > 0 ? g_strndup (address, shared) : NULL;

  pentad_bytes_add_number (bytes, pentad_code_hold_text (PENTAD_CODE_STREET, street));
  g_byte_array_append (bytes, (const guint8 *)address + shared,
                       (guint)strlen (address + shared) + 1);
}

PentadCase *
pentad_case_new (const PentadCaseFacts *facts, const PentadTrailEntry *trail, guint n_entries)
{
  g_autofree PentadTrailEntry *sorted = g_new (PentadTrailEntry, MAX (n_entries, 1));
  GByteArray *bytes = g_byte_array_sized_new (128);
  PentadCase head = {
    .lon = pack_degrees (facts->lon),
    .lat = pack_degrees (facts->lat),
    .class_code = pentad_code_hold_text (PENTAD_CODE_CLASS, facts->class_code),
    .division = pentad_code_hold_text (PENTAD_CODE_DIVISION, facts->division),
    .source = (guint)facts->source & 0xf,
    .is_repeat = facts->repeat != FALSE,
    .has_address = facts->address != NULL,
    .is_assumed = facts->assumed != FALSE,
    .condition = (guint8)facts->condition,
  };

  sort_trail (trail, n_entries, sorted);
  g_byte_array_append (bytes, (const guint8 *)&head, offsetof (PentadCase, text));
  g_byte_array_append (bytes, (const guint8 *)facts->id, (guint)strlen (facts->id) + 1);
  if (facts->address != NULL)
    add_address (bytes, facts->address);
  pentad_trail_pack (sorted, n_entries, bytes);

  PentadCase *self = g_memdup2 (bytes->data, bytes->len);
  self->size = bytes->len;
  g_byte_array_unref (bytes);
  return self;
}

PentadCase *
pentad_case_copy (const PentadCase *self)
{
  pentad_case_hold_codes (self);
  return g_memdup2 (self, self->size);
}

void
pentad_case_free (PentadCase *self)
{
  pentad_case_release_codes (self);
  g_free (self);
}

/* What follows the id. */
static const guint8 *
after_id (const PentadCase *self)
{
  return (const guint8 *)self->text + strlen (self->text) + 1;
}

static const guint8 *
after_address (const PentadCase *self)
{
  const guint8 *at = after_id (self);

  if (self->has_address)
    {
      pentad_bytes_read_number (&at);
      at += strlen ((const char *)at) + 1;
    }
  return at;
}

static PentadCode
street_of (const PentadCase *self)
{
  const guint8 *at = after_id (self);

  return self->has_address ? (PentadCode)pentad_bytes_read_number (&at) : 0;
}

gsize
pentad_case_get_size (const PentadCase *self)
{
  return self->size;
}

void
pentad_case_hold_codes (const PentadCase *self)
{
  pentad_code_hold (PENTAD_CODE_CLASS, self->class_code);
  pentad_code_hold (PENTAD_CODE_DIVISION, self->division);
  pentad_code_hold (PENTAD_CODE_STREET, street_of (self));
  pentad_trail_hold (after_address (self));
}

void
pentad_case_release_codes (const PentadCase *self)
{
  pentad_code_release (PENTAD_CODE_CLASS, self->class_code);
  pentad_code_release (PENTAD_CODE_DIVISION, self->division);
  pentad_code_release (PENTAD_CODE_STREET, street_of (self));
  pentad_trail_release (after_address (self));
}

gboolean
pentad_case_is_equal (const PentadCase *a, const PentadCase *b)
{
  return a->size == b->size && memcmp (a, b, a->size) == 0;
}

const char *
pentad_case_get_id (const PentadCase *self)
{
  return self->text;
}

PentadCode
pentad_case_get_class (const PentadCase *self)
{
  return self->class_code;
}

PentadCode
pentad_case_get_division (const PentadCase *self)
{
  return self->division;
}

const char *
pentad_case_get_class_code (const PentadCase *self)
{
  return pentad_code_get_text (PENTAD_CODE_CLASS, self->class_code);
}

const char *
pentad_case_get_division_code (const PentadCase *self)
{
  return pentad_code_get_text (PENTAD_CODE_DIVISION, self->division);
}

PentadSourceKind
pentad_case_get_source (const PentadCase *self)
{
  return self->source;
}

gboolean
pentad_case_is_repeat (const PentadCase *self)
{
  return self->is_repeat;
}

int
pentad_case_get_condition (const PentadCase *self)
{
  return self->condition;
}

gboolean
pentad_case_is_assumed (const PentadCase *self)
{
  return self->is_assumed;
}

PentadCaseFacts
pentad_case_get_facts (const PentadCase *self)
{
  return (PentadCaseFacts){
    .id = pentad_case_get_id (self),
    .class_code = pentad_case_get_class_code (self),
    .source = pentad_case_get_source (self),
    .repeat = pentad_case_is_repeat (self),
    .division = pentad_case_get_division_code (self),
    .lon = pentad_case_get_lon (self),
    .lat = pentad_case_get_lat (self),
    .condition = pentad_case_get_condition (self),
    .assumed = pentad_case_is_assumed (self),
  };
}

double
pentad_case_get_lon (const PentadCase *self)
{
  return unpack_degrees (self->lon);
}

double
pentad_case_get_lat (const PentadCase *self)
{
  return unpack_degrees (self->lat);
}

char *
pentad_case_dup_address (const PentadCase *self)
{
  const guint8 *at = after_id (self);

  if (!self->has_address)
    return NULL;
  const char *street =
      pentad_code_get_text (PENTAD_CODE_STREET, (PentadCode)pentad_bytes_read_number (&at));
  return g_strconcat (street != NULL ? street : "", (const char *)at, NULL);
}

guint
pentad_case_get_n_acts (const PentadCase *self)
{
  PentadTrailIter iter;

  pentad_case_trail (self, &iter);
  return iter.n_left;
}

void
pentad_case_trail (const PentadCase *self, PentadTrailIter *iter)
{
  pentad_trail_iter_init (iter, after_address (self));
}

void
pentad_case_view (const PentadCase *self, gint64 time, PentadCaseView *view)
{
  PentadTrailIter iter;
  PentadTrailEntry entry;

  pentad_case_view_init (view);
  pentad_case_trail (self, &iter);
  while (pentad_trail_iter_next (&iter, &entry) && !pentad_case_view_is_ahead (view, &entry, time))
    pentad_case_view_step (view, &entry);
}

gint64
pentad_case_get_reported (const PentadCase *self)
{
  PentadTrailIter iter;
  PentadTrailEntry entry;

  pentad_case_trail (self, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    if (entry.act == PENTAD_ACT_REPORT)
      return entry.time;
  return PENTAD_NO_TIME;
}

guint
pentad_case_get_deadlines (const PentadCase *self, gint64 time, gint64 *deadlines, guint max)
{
  g_auto (PentadTrail) trail;

  pentad_trail_init (&trail, self);
  return pentad_trail_get_deadlines (trail.entries, trail.n, time, deadlines, max);
}

void
pentad_trail_init (PentadTrail *trail, const PentadCase *data)
{
  PentadTrailEntry *entries = trail->own;
  PentadTrailIter iter;

  pentad_case_trail (data, &iter);
  trail->n = iter.n_left;
  trail->source = pentad_case_get_source (data);
  trail->repeat = pentad_case_is_repeat (data);
  trail->spilled = NULL;
  if (trail->n > G_N_ELEMENTS (trail->own))
    entries = trail->spilled = g_new (PentadTrailEntry, trail->n);
  for (guint i = 0; i < trail->n; i++)
    pentad_trail_iter_next (&iter, &entries[i]);
  trail->entries = entries;
}

void
pentad_trail_clear (PentadTrail *trail)
{
  g_clear_pointer (&trail->spilled, g_free);
}
