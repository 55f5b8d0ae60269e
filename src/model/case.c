/* A case: its facts and its trail, packed into some seventy bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A byte of flags; the point, the codes of class and division, and the filing condition, each where
 * there is one; the id with its NUL; the address (the part up to its first digit as a shared code,
 * since many cases share a street, then the rest with its NUL); the trail. */
#include "config.h"

#include "model/case.h"

#include <math.h>
#include <string.h>

#define POINT_SCALE 1e7
#define NO_DEGREES  G_MININT32

/* The first byte. */
#define SOURCE_MASK 0x0f
#define IS_REPEAT   0x10
#define HAS_POINT   0x20
#define HAS_MORE    0x40 /* a filing condition, or that the deadline is assumed */
#define HAS_ADDRESS 0x80

struct _PentadCase
{
  guint8 flags;
  guint8 rest[];
};

/* What lies between the first byte and the id. */
typedef struct
{
  gint32 lon, lat;
  PentadCode class_code, division;
  int condition;
  gboolean assumed;
  const guint8 *id;
} Head;

G_STATIC_ASSERT (PENTAD_N_SOURCES <= SOURCE_MASK + 1);

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

static void
add_point (GByteArray *bytes, gint32 lon, gint32 lat)
{
  gint32 degrees[2] = { lon, lat };

  g_byte_array_append (bytes, (const guint8 *)degrees, sizeof degrees);
}

PentadCase *
pentad_case_new (const PentadCaseFacts *facts, const PentadTrailEntry *trail, guint n_entries)
{
  g_autofree PentadTrailEntry *sorted = g_new (PentadTrailEntry, MAX (n_entries, 1));
  GByteArray *bytes = g_byte_array_sized_new (128);
  gint32 lon = pack_degrees (facts->lon), lat = pack_degrees (facts->lat);
  guint more = ((guint)facts->condition & 0xff) << 1 | (facts->assumed != FALSE);
  guint8 flags = (guint8)(((guint)facts->source & SOURCE_MASK) | (facts->repeat ? IS_REPEAT : 0) |
                          (lon != NO_DEGREES || lat != NO_DEGREES ? HAS_POINT : 0) |
                          (more != 0 ? HAS_MORE : 0) | (facts->address != NULL ? HAS_ADDRESS : 0));

  sort_trail (trail, n_entries, sorted);
  g_byte_array_append (bytes, &flags, 1);
  if (flags & HAS_POINT)
    add_point (bytes, lon, lat);
  pentad_bytes_add_number (bytes, pentad_code_hold_text (PENTAD_CODE_CLASS, facts->class_code));
  pentad_bytes_add_number (bytes, pentad_code_hold_text (PENTAD_CODE_DIVISION, facts->division));
  if (flags & HAS_MORE)
    pentad_bytes_add_number (bytes, more);
  g_byte_array_append (bytes, (const guint8 *)facts->id, (guint)strlen (facts->id) + 1);
  if (facts->address != NULL)
    add_address (bytes, facts->address);
  pentad_trail_pack (sorted, n_entries, bytes);
  return (PentadCase *)g_byte_array_free (bytes, FALSE);
}

PentadCase *
pentad_case_copy (const PentadCase *self)
{
  pentad_case_hold_codes (self);
  return g_memdup2 (self, pentad_case_get_size (self));
}

void
pentad_case_free (PentadCase *self)
{
  pentad_case_release_codes (self);
  g_free (self);
}

static Head
read_head (const PentadCase *self)
{
  Head head = { .lon = NO_DEGREES, .lat = NO_DEGREES };
  const guint8 *at = self->rest;

  if (self->flags & HAS_POINT)
    {
      memcpy (&head.lon, at, sizeof head.lon);
      memcpy (&head.lat, at + sizeof head.lon, sizeof head.lat);
      at += sizeof head.lon + sizeof head.lat;
    }
  head.class_code = (PentadCode)pentad_bytes_read_number (&at);
  head.division = (PentadCode)pentad_bytes_read_number (&at);
  if (self->flags & HAS_MORE)
    {
      guint more = (guint)pentad_bytes_read_number (&at);

      head.condition = (int)(more >> 1);
      head.assumed = more & 1;
    }
  head.id = at;
  return head;
}

/* What follows the id. */
static const guint8 *
after_id (const PentadCase *self)
{
  const guint8 *id = read_head (self).id;

  return id + strlen ((const char *)id) + 1;
}

static const guint8 *
get_trail (const PentadCase *self)
{
  const guint8 *at = after_id (self);

  if (self->flags & HAS_ADDRESS)
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

  return self->flags & HAS_ADDRESS ? (PentadCode)pentad_bytes_read_number (&at) : 0;
}

gsize
pentad_case_get_size (const PentadCase *self)
{
  PentadTrailIter iter;

  pentad_case_trail (self, &iter);
  return (gsize)(iter.end - (const guint8 *)self);
}

void
pentad_case_hold_codes (const PentadCase *self)
{
  Head head = read_head (self);

  pentad_code_hold (PENTAD_CODE_CLASS, head.class_code);
  pentad_code_hold (PENTAD_CODE_DIVISION, head.division);
  pentad_code_hold (PENTAD_CODE_STREET, street_of (self));
  pentad_trail_hold (get_trail (self));
}

void
pentad_case_release_codes (const PentadCase *self)
{
  Head head = read_head (self);

  pentad_code_release (PENTAD_CODE_CLASS, head.class_code);
  pentad_code_release (PENTAD_CODE_DIVISION, head.division);
  pentad_code_release (PENTAD_CODE_STREET, street_of (self));
  pentad_trail_release (get_trail (self));
}

gboolean
pentad_case_is_equal (const PentadCase *a, const PentadCase *b)
{
  gsize size = pentad_case_get_size (a);

  return size == pentad_case_get_size (b) && memcmp (a, b, size) == 0;
}

const char *
pentad_case_get_id (const PentadCase *self)
{
  return (const char *)read_head (self).id;
}

PentadCode
pentad_case_get_class (const PentadCase *self)
{
  return read_head (self).class_code;
}

PentadCode
pentad_case_get_division (const PentadCase *self)
{
  return read_head (self).division;
}

const char *
pentad_case_get_class_code (const PentadCase *self)
{
  return pentad_code_get_text (PENTAD_CODE_CLASS, read_head (self).class_code);
}

const char *
pentad_case_get_division_code (const PentadCase *self)
{
  return pentad_code_get_text (PENTAD_CODE_DIVISION, read_head (self).division);
}

PentadSourceKind
pentad_case_get_source (const PentadCase *self)
{
  return (PentadSourceKind)(self->flags & SOURCE_MASK);
}

gboolean
pentad_case_is_repeat (const PentadCase *self)
{
  return (self->flags & IS_REPEAT) != 0;
}

int
pentad_case_get_condition (const PentadCase *self)
{
  return read_head (self).condition;
}

gboolean
pentad_case_is_assumed (const PentadCase *self)
{
  return read_head (self).assumed;
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
  return unpack_degrees (read_head (self).lon);
}

double
pentad_case_get_lat (const PentadCase *self)
{
  return unpack_degrees (read_head (self).lat);
}

char *
pentad_case_dup_address (const PentadCase *self)
{
  const guint8 *at = after_id (self);

  if (!(self->flags & HAS_ADDRESS))
    return NULL;
  const char *street =
      pentad_code_get_text (PENTAD_CODE_STREET, (PentadCode)pentad_bytes_read_number (&at));
  return g_strconcat (street != NULL ? street : "", (const char *)at, NULL);
}

guint
pentad_case_get_n_acts (const PentadCase *self)
{
  PentadTrailIter iter;
  PentadTrailEntry entry;
  guint n = 0;

  pentad_case_trail (self, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    n++;
  return n;
}

void
pentad_case_trail (const PentadCase *self, PentadTrailIter *iter)
{
  pentad_trail_iter_init (iter, get_trail (self));
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

/* Room for all acts of a long trail: an act takes a byte or more. */
static void
spill (PentadTrail *trail, const PentadTrailIter *iter)
{
  gsize most = trail->n + (gsize)(iter->end - iter->at);

  trail->spilled = g_new (PentadTrailEntry, MAX (most, 1));
  memcpy (trail->spilled, trail->own, trail->n * sizeof (PentadTrailEntry));
}

void
pentad_trail_init (PentadTrail *trail, const PentadCase *data)
{
  PentadTrailEntry *entries = trail->own;
  PentadTrailIter iter;

  pentad_case_trail (data, &iter);
  trail->n = 0;
  trail->source = pentad_case_get_source (data);
  trail->repeat = pentad_case_is_repeat (data);
  trail->spilled = NULL;
  while (trail->n < G_N_ELEMENTS (trail->own) && pentad_trail_iter_next (&iter, &entries[trail->n]))
    trail->n++;
  if (trail->n == G_N_ELEMENTS (trail->own))
    {
      spill (trail, &iter);
      entries = trail->spilled;
      while (pentad_trail_iter_next (&iter, &entries[trail->n]))
        trail->n++;
    }
  trail->entries = entries;
}

void
pentad_trail_clear (PentadTrail *trail)
{
  g_clear_pointer (&trail->spilled, g_free);
}
