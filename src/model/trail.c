/* The acts of a case, and how a trail of them is packed into few bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/trail.h"

#include <string.h>

/* The first byte of a packed act: the act, and what follows. */
#define ACT_MASK       0x1f
#define HAS_DUE        0x20
#define HAS_DEPARTMENT 0x40
#define HAS_PERSON     0x80
/* A visit of value 1, the most frequent act that has a value. */
#define SATISFIED 30
/* Any other act with a value: act and value follow as one number. */
#define VALUED 31
/* Bits of that number that hold the act. */
#define VALUED_BITS 5
/* A person's number is written with a bit below it: another one follows. */
#define IS_TO 1u

G_STATIC_ASSERT (PENTAD_N_ACTS <= SATISFIED);

static const char *const stage_ids[PENTAD_N_STAGES] = {
  "report", "verify", "accept", "file", "dispatch", "dispose", "feedback", "check", "close",
};

static const char *const act_ids[PENTAD_N_ACTS] = {
  "report",      "verify",        "accept", "file",        "dispatch",  "dispose",
  "feedback",    "check",         "close",  "send_verify", "reject",    "void",
  "return",      "rework",        "extend", "suspend",     "resume",    "press",
  "force_close", "self_handled",  "visit",  "ask_verify",  "ask_check", "send_check",
  "ask_extend",  "refuse_extend", "shirk",  "bundle",      "appeal",    "end",
};

const char *
pentad_stage_id (PentadStage stage)
{
  return stage_ids[stage];
}

const char *
pentad_act_id (PentadAct act)
{
  return act_ids[act];
}

gboolean
pentad_act_parse (const char *id, gsize len, PentadAct *act)
{
  for (int i = 0; i < PENTAD_N_ACTS; i++)
    if (strlen (act_ids[i]) == len && memcmp (act_ids[i], id, len) == 0)
      {
        *act = i;
        return TRUE;
      }
  return FALSE;
}

void
pentad_bytes_add_number (GByteArray *bytes, guint64 number)
{
  guint8 buffer[10];
  guint n = 0;

  for (; number >= 0x80; number >>= 7)
    buffer[n++] = (guint8)(number | 0x80);
  buffer[n++] = (guint8)number;
  g_byte_array_append (bytes, buffer, n);
}

guint64
pentad_bytes_read_number (const guint8 **at)
{
  guint64 number = 0;

  for (guint shift = 0;; shift += 7)
    {
      guint8 byte = *(*at)++;

      number |= (guint64)(byte & 0x7f) << shift;
      if (byte < 0x80)
        return number;
    }
}

/* Small numbers of either sign stay small. Differences wrap around, and back. */
static guint64
fold (guint64 difference)
{
  return difference << 1 ^ (difference >> 63 ? G_MAXUINT64 : 0);
}

static guint64
unfold (guint64 number)
{
  return number >> 1 ^ (number & 1 ? G_MAXUINT64 : 0);
}

static const char *const press_ids[PENTAD_N_PRESSES] = { "other", "overtime", "leader", "key" };

const char *
pentad_press_id (PentadPressKind kind)
{
  return press_ids[kind];
}

PentadPressKind
pentad_press_parse (const char *id)
{
  for (int i = 0; i < PENTAD_N_PRESSES; i++)
    if (g_strcmp0 (id, press_ids[i]) == 0)
      return i;
  return PENTAD_PRESS_OTHER;
}

/* What the kind of act can have: nothing, yes or no, or why it was pressed. */
static guint
value_of (const PentadTrailEntry *entry)
{
  if (entry->act == PENTAD_ACT_PRESS)
    return (guint)CLAMP (entry->value, 0, PENTAD_N_PRESSES - 1);
  return entry->value != 0 && (entry->act == PENTAD_ACT_VISIT || entry->act == PENTAD_ACT_APPEAL);
}

static guint8
head_of (const PentadTrailEntry *entry)
{
  guint act = value_of (entry) == 0            ? entry->act
              : entry->act == PENTAD_ACT_VISIT ? SATISFIED
                                               : VALUED;

  return (guint8)(act | (entry->due != PENTAD_NO_TIME ? HAS_DUE : 0) |
                  (entry->department != NULL ? HAS_DEPARTMENT : 0) |
                  (entry->by != NULL || entry->to != NULL ? HAS_PERSON : 0));
}

static PentadCode
hold_actor (const char *code)
{
  return pentad_code_hold_text (PENTAD_CODE_ACTOR, code);
}

/* The one who did it, and after him, if there is one, the one who has to go on. */
static void
pack_persons (const PentadTrailEntry *entry, GByteArray *bytes)
{
  guint64 by = hold_actor (entry->by);

  pentad_bytes_add_number (bytes, by << 1 | (entry->to != NULL ? IS_TO : 0));
  if (entry->to != NULL)
    pentad_bytes_add_number (bytes, hold_actor (entry->to));
}

void
pentad_trail_pack (const PentadTrailEntry *entries, guint n, GByteArray *bytes)
{
  gint64 time = 0;

  pentad_bytes_add_number (bytes, n);
  for (guint i = 0; i < n; i++)
    {
      const PentadTrailEntry *entry = &entries[i];
      guint8 head = head_of (entry);

      g_byte_array_append (bytes, &head, 1);
      if ((head & ACT_MASK) == VALUED)
        pentad_bytes_add_number (bytes, value_of (entry) << VALUED_BITS | entry->act);
      if (entry->act != PENTAD_ACT_END)
        {
          guint64 passed = (guint64)entry->time - (guint64)time;

          /* Sorted: only the first may lie before the epoch. */
          pentad_bytes_add_number (bytes, i == 0 ? fold (passed) : passed);
          time = entry->time;
        }
      if (head & HAS_DUE)
        pentad_bytes_add_number (bytes, fold ((guint64)entry->due - (guint64)time));
      if (head & HAS_DEPARTMENT)
        pentad_bytes_add_number (bytes, hold_actor (entry->department));
      if (head & HAS_PERSON)
        pack_persons (entry, bytes);
    }
}

void
pentad_trail_iter_init (PentadTrailIter *iter, const guint8 *bytes)
{
  iter->at = bytes;
  iter->n_left = (guint)pentad_bytes_read_number (&iter->at);
  iter->time = 0;
  iter->begun = FALSE;
}

typedef struct
{
  PentadCode department, by, to;
} Actors;

static void
read_act (PentadTrailIter *iter, PentadTrailEntry *entry, guint act)
{
  guint64 number = act == SATISFIED ? 1u << VALUED_BITS | PENTAD_ACT_VISIT
                   : act == VALUED  ? pentad_bytes_read_number (&iter->at)
                                    : act;

  entry->value = (int)(number >> VALUED_BITS);
  entry->act = (PentadAct)(number & ACT_MASK);
}

static void
read_actors (PentadTrailIter *iter, guint8 head, Actors *actors)
{
  *actors = (Actors){ 0 };
  if (head & HAS_DEPARTMENT)
    actors->department = (PentadCode)pentad_bytes_read_number (&iter->at);
  if (head & HAS_PERSON)
    {
      guint64 number = pentad_bytes_read_number (&iter->at);

      actors->by = (PentadCode)(number >> 1);
      if (number & IS_TO)
        actors->to = (PentadCode)pentad_bytes_read_number (&iter->at);
    }
}

static gboolean
next (PentadTrailIter *iter, PentadTrailEntry *entry, Actors *actors)
{
  guint8 head;

  if (iter->n_left == 0)
    return FALSE;
  iter->n_left--;
  head = *iter->at++;
  read_act (iter, entry, head & ACT_MASK);
  entry->time = entry->due = PENTAD_NO_TIME;
  if (entry->act != PENTAD_ACT_END)
    {
      guint64 passed = pentad_bytes_read_number (&iter->at);

      iter->time = (gint64)((guint64)iter->time + (iter->begun ? passed : unfold (passed)));
      iter->begun = TRUE;
      entry->time = iter->time;
    }
  if (head & HAS_DUE)
    entry->due = (gint64)((guint64)iter->time + unfold (pentad_bytes_read_number (&iter->at)));
  read_actors (iter, head, actors);
  return TRUE;
}

gboolean
pentad_trail_iter_next (PentadTrailIter *iter, PentadTrailEntry *entry)
{
  Actors actors;

  if (!next (iter, entry, &actors))
    return FALSE;
  entry->department = pentad_code_get_text (PENTAD_CODE_ACTOR, actors.department);
  entry->by = pentad_code_get_text (PENTAD_CODE_ACTOR, actors.by);
  entry->to = pentad_code_get_text (PENTAD_CODE_ACTOR, actors.to);
  return TRUE;
}

typedef void (*CodeFunc) (PentadCodeKind kind, PentadCode code);

static void
foreach_actor (const guint8 *bytes, CodeFunc func)
{
  PentadTrailIter iter;
  PentadTrailEntry entry;
  Actors actors;

  pentad_trail_iter_init (&iter, bytes);
  while (next (&iter, &entry, &actors))
    {
      func (PENTAD_CODE_ACTOR, actors.department);
      func (PENTAD_CODE_ACTOR, actors.by);
      func (PENTAD_CODE_ACTOR, actors.to);
    }
}

void
pentad_trail_hold (const guint8 *bytes)
{
  foreach_actor (bytes, pentad_code_hold);
}

void
pentad_trail_release (const guint8 *bytes)
{
  foreach_actor (bytes, pentad_code_release);
}
