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
comes_before (const PentadTrailAct *a, const PentadTrailAct *b)
{
  if (a->act == PENTAD_ACT_END || b->act == PENTAD_ACT_END)
    return b->act == PENTAD_ACT_END;
  return a->time <= b->time;
}

/* By insertion: trails are short and nearly always sorted already. */
static void
sort_acts (PentadTrailAct *acts, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      PentadTrailAct act = acts[i];
      guint j = i;

      for (; j > 0 && !comes_before (&acts[j - 1], &act); j--)
        acts[j] = acts[j - 1];
      if (j < i)
        acts[j] = act;
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

gsize
pentad_case_split_address (const char *address, gsize len)
{
  gsize shared = 0;

  while (shared < len && !g_ascii_isdigit (address[shared]))
    shared++;
  return shared;
}

/* What may come before the trail, without the texts. */
#define MAX_HEAD 64
/* A case of most sizes is put together on the stack. */
#define USUAL_BYTES 2048

static guint8 *
write_text (guint8 *at, const char *text, gsize len)
{
  if (len > 0)
    memcpy (at, text, len);
  at[len] = '\0';
  return at + len + 1;
}

static guint8 *
write_point (guint8 *at, gint32 lon, gint32 lat)
{
  memcpy (at, &lon, sizeof lon);
  memcpy (at + sizeof lon, &lat, sizeof lat);
  return at + sizeof lon + sizeof lat;
}

static guint8 *
write_head (guint8 *at, const PentadCaseParts *parts)
{
  gint32 lon = pack_degrees (parts->lon), lat = pack_degrees (parts->lat);
  guint more = ((guint)parts->condition & 0xff) << 1 | (parts->assumed != FALSE);
  guint8 flags = (guint8)(((guint)parts->source & SOURCE_MASK) | (parts->repeat ? IS_REPEAT : 0) |
                          (lon != NO_DEGREES || lat != NO_DEGREES ? HAS_POINT : 0) |
                          (more != 0 ? HAS_MORE : 0) | (parts->has_address ? HAS_ADDRESS : 0));

  *at++ = flags;
  if (flags & HAS_POINT)
    at = write_point (at, lon, lat);
  at = pentad_bytes_write_number (at, parts->class_code);
  at = pentad_bytes_write_number (at, parts->division);
  if (flags & HAS_MORE)
    at = pentad_bytes_write_number (at, more);
  at = write_text (at, parts->id, parts->id_len);
  if (!parts->has_address)
    return at;
  at = pentad_bytes_write_number (at, parts->street);
  return write_text (at, parts->number, parts->number_len);
}

PentadCase *
pentad_case_pack (const PentadCaseParts *parts, PentadTrailAct *acts, guint n_acts)
{
  gsize most = MAX_HEAD + parts->id_len + parts->number_len + PENTAD_TRAIL_MAX_BYTES (n_acts);
  guint8 usual[USUAL_BYTES];
  g_autofree guint8 *large = most > sizeof usual ? g_malloc (most) : NULL;
  guint8 *begin = large != NULL ? large : usual, *end;

  sort_acts (acts, n_acts);
  end = write_head (begin, parts);
  end = pentad_trail_pack_acts (acts, n_acts, end);
  return g_memdup2 (begin, (gsize)(end - begin));
}

PentadCase *
pentad_case_new (const PentadCaseFacts *facts, const PentadTrailEntry *trail, guint n_entries)
{
  g_autofree PentadTrailAct *acts = g_new (PentadTrailAct, MAX (n_entries, 1));
  PentadCaseParts parts = {
    .id = facts->id,
    .id_len = strlen (facts->id),
    .class_code = pentad_code_hold_text (PENTAD_CODE_CLASS, facts->class_code),
    .division = pentad_code_hold_text (PENTAD_CODE_DIVISION, facts->division),
    .source = facts->source,
    .repeat = facts->repeat,
    .lon = facts->lon,
    .lat = facts->lat,
    .condition = facts->condition,
    .assumed = facts->assumed,
    .has_address = facts->address != NULL,
  };

  if (facts->address != NULL)
    {
      gsize len = strlen (facts->address);
      gsize shared = pentad_case_split_address (facts->address, len);
      g_autofree char *street = shared > 0 ? g_strndup (facts->address, shared) : NULL;

      parts.street = pentad_code_hold_text (PENTAD_CODE_STREET, street);
      parts.number = facts->address + shared;
      parts.number_len = len - shared;
    }
  for (guint i = 0; i < n_entries; i++)
    acts[i] = pentad_trail_hold_act (&trail[i]);
  return pentad_case_pack (&parts, acts, n_entries);
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

void
pentad_case_get_parts (const PentadCase *self, PentadCaseParts *parts)
{
  Head head = read_head (self);
  const guint8 *at = after_id (self);

  *parts = (PentadCaseParts){
    .id = (const char *)head.id,
    .id_len = strlen ((const char *)head.id),
    .class_code = head.class_code,
    .division = head.division,
    .source = (PentadSourceKind)(self->flags & SOURCE_MASK),
    .repeat = (self->flags & IS_REPEAT) != 0,
    .assumed = head.assumed,
    .condition = head.condition,
    .has_address = (self->flags & HAS_ADDRESS) != 0,
    .lon = unpack_degrees (head.lon),
    .lat = unpack_degrees (head.lat),
  };
  if (!parts->has_address)
    return;
  parts->street = (PentadCode)pentad_bytes_read_number (&at);
  parts->number = (const char *)at;
  parts->number_len = strlen (parts->number);
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
