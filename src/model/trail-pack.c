/* How a trail is packed into few bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The length of the rest, then for each act the seconds since the act before it, with one bit that
 * says whether the act and what it sets is what usually comes next; if not, a byte says what it is.
 * A deadline, a department and persons follow where the act sets them. A person who was named
 * before is named by his place among the first few; that the one who was to go on did so is usual
 * and takes nothing. The form is canonical. */
#include "config.h"

#include "model/trail.h"

#include <string.h>

/* The byte that says what an act is: the act, and what follows. */
#define ACT_MASK       0x1f
#define HAS_DUE        0x20
#define HAS_DEPARTMENT 0x40
#define HAS_PERSON     0x80
/* Acts before this one are that byte's low bits; it and those after it are seldom, and follow. */
#define FIRST_SELDOM PENTAD_ACT_APPEAL
/* A visit of value 1, the most frequent act that has a value. */
#define SATISFIED 30
/* A seldom act, or any other with a value: act and value follow as one number. */
#define FOLLOWS 31
/* Low bits of that number, which hold the value; all others hold the act. */
#define VALUE_BITS 2u
/* Below the number of seconds: not the usual act. */
#define UNUSUAL 1u
/* Below the number of the person who did it: another one follows. */
#define IS_TO 1u

/* Who is named, by an act. */
#define BY 1u
#define TO 2u

/* 2026-01-01T00:00:00Z: the nearer the first act, the fewer bytes. */
#define EPOCH G_GINT64_CONSTANT (1767225600)

/* Instants beyond are cut, so that differences have room for their bits. */
#define LAST_TIME (G_GINT64_CONSTANT (1) << 60)

_Static_assert(FIRST_SELDOM <= SATISFIED && FOLLOWS <= ACT_MASK,
               "frequent acts have to leave two numbers of ACT_MASK to what else may stand there: "
               "new acts go after FIRST_SELDOM, where there is room for any number");
_Static_assert(PENTAD_N_ACTS <= G_MAXUINT8 + 1,
               "an act is a byte in PentadTrailIter and in the tables of what is usual");
_Static_assert(PENTAD_N_PRESSES <= 1 << VALUE_BITS, "a kind of pressing more than VALUE_BITS hold");

guint8 *
pentad_bytes_write_number (guint8 *at, guint64 number)
{
  for (; number >= 0x80; number >>= 7)
    *at++ = (guint8)(number | 0x80);
  *at++ = (guint8)number;
  return at;
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

/* Small numbers of either sign stay small. */
static guint64
fold (gint64 number)
{
  return (guint64)number << 1 ^ (number < 0 ? G_MAXUINT64 : 0);
}

static gint64
unfold (guint64 number)
{
  return (gint64)(number >> 1 ^ (number & 1 ? G_MAXUINT64 : 0));
}

/* What the kind of act can have: nothing, yes or no, or why it was pressed. */
static guint
value_of (const PentadTrailAct *entry)
{
  if (entry->act == PENTAD_ACT_PRESS)
    return (guint)CLAMP (entry->value, 0, PENTAD_N_PRESSES - 1);
  return entry->value != 0 && (entry->act == PENTAD_ACT_VISIT || entry->act == PENTAD_ACT_APPEAL);
}

/* An act without its times and codes. */
typedef struct
{
  guint8 head; /* the byte that says what it is */
  guint8 who;
} Shape;

static Shape
shape_of (const PentadTrailAct *entry)
{
  gboolean is_plain = value_of (entry) == 0 && entry->act < FIRST_SELDOM;
  guint act = is_plain ? entry->act : entry->act == PENTAD_ACT_VISIT ? SATISFIED : FOLLOWS;
  guint who = (entry->by != 0 ? BY : 0) | (entry->to != 0 ? TO : 0);

  return (Shape){ (guint8)(act | (entry->due != PENTAD_NO_TIME ? HAS_DUE : 0) |
                           (entry->department != 0 ? HAS_DEPARTMENT : 0) |
                           (who != 0 ? HAS_PERSON : 0)),
                  (guint8)who };
}

/* What usually comes after an act, in the order of domain.md 2.5. */
static const guint8 usual_next[PENTAD_N_ACTS] = {
  [PENTAD_ACT_REPORT] = PENTAD_ACT_ACCEPT,
  [PENTAD_ACT_VERIFY] = PENTAD_ACT_ACCEPT,
  [PENTAD_ACT_ACCEPT] = PENTAD_ACT_FILE,
  [PENTAD_ACT_FILE] = PENTAD_ACT_DISPATCH | HAS_DUE | HAS_DEPARTMENT,
  [PENTAD_ACT_DISPATCH] = PENTAD_ACT_DISPOSE,
  [PENTAD_ACT_DISPOSE] = PENTAD_ACT_FEEDBACK,
  [PENTAD_ACT_FEEDBACK] = PENTAD_ACT_CHECK,
  [PENTAD_ACT_CHECK] = PENTAD_ACT_CLOSE,
  [PENTAD_ACT_CLOSE] = PENTAD_ACT_VISIT,
  [PENTAD_ACT_ASK_VERIFY] = PENTAD_ACT_SEND_VERIFY,
  [PENTAD_ACT_SEND_VERIFY] = PENTAD_ACT_VERIFY,
  [PENTAD_ACT_RETURN] = PENTAD_ACT_DISPATCH | HAS_DUE | HAS_DEPARTMENT,
  [PENTAD_ACT_REWORK] = PENTAD_ACT_DISPOSE,
  [PENTAD_ACT_EXTEND] = PENTAD_ACT_DISPOSE,
  [PENTAD_ACT_SUSPEND] = PENTAD_ACT_RESUME | HAS_DUE,
  [PENTAD_ACT_RESUME] = PENTAD_ACT_DISPOSE,
  [PENTAD_ACT_PRESS] = PENTAD_ACT_DISPOSE,
  [PENTAD_ACT_ASK_CHECK] = PENTAD_ACT_SEND_CHECK,
  [PENTAD_ACT_SEND_CHECK] = PENTAD_ACT_CHECK,
};

/* Who is usually named where persons are told of at all; of the acts of departments nobody. */
static const guint8 usual_who[PENTAD_N_ACTS] = {
  [PENTAD_ACT_REPORT] = BY,    [PENTAD_ACT_VERIFY] = BY,     [PENTAD_ACT_ACCEPT] = BY,
  [PENTAD_ACT_FILE] = BY | TO, [PENTAD_ACT_DISPATCH] = BY,   [PENTAD_ACT_CHECK] = BY,
  [PENTAD_ACT_CLOSE] = BY,     [PENTAD_ACT_ASK_VERIFY] = TO, [PENTAD_ACT_SEND_VERIFY] = BY | TO,
  [PENTAD_ACT_ASK_CHECK] = TO, [PENTAD_ACT_VISIT] = BY,      [PENTAD_ACT_SEND_CHECK] = BY | TO,
};

static Shape
usual_shape (const PentadTrailIter *iter)
{
  guint head = iter->begun ? usual_next[iter->act] : PENTAD_ACT_REPORT;
  guint who = 0;

  if (iter->n_known > 0 || !iter->begun)
    {
      /* Where persons are told of, so is who has to see to the check. */
      if (head == PENTAD_ACT_CHECK && iter->act == PENTAD_ACT_FEEDBACK)
        head = PENTAD_ACT_ASK_CHECK;
      who = usual_who[head & ACT_MASK];
    }
  return (Shape){ (guint8)(head | (who != 0 ? HAS_PERSON : 0)), (guint8)who };
}

static void
know (PentadTrailIter *iter, PentadCode person)
{
  if (person == 0 || iter->n_known == G_N_ELEMENTS (iter->known))
    return;
  for (guint i = 0; i < iter->n_known; i++)
    if (iter->known[i] == person)
      return;
  iter->known[iter->n_known++] = person;
}

/* The state of a walk after an act: packing keeps the same as unpacking. */
static void
pass (PentadTrailIter *iter, PentadAct act, PentadCode by, PentadCode to)
{
  iter->begun = TRUE;
  iter->act = (guint8)act;
  if (by != 0 || to != 0)
    iter->expected = to;
}

/* --- Packing --------------------------------------------------------------------------------- */

/* A person as a number: one known by his place, another behind those. */
static guint64
number_person (PentadTrailIter *iter, PentadCode person)
{
  for (guint i = 0; i < iter->n_known; i++)
    if (iter->known[i] == person)
      return i;
  know (iter, person);
  return (guint64)person + G_N_ELEMENTS (iter->known);
}

/* The one who did it, unless he was expected to, and the one who has to go on. */
static guint8 *
pack_usual_persons (PentadTrailIter *iter, guint who, PentadCode by, PentadCode to, guint8 *at)
{
  if (who & BY && iter->expected == 0)
    at = pentad_bytes_write_number (at, number_person (iter, by));
  if (who & TO)
    at = pentad_bytes_write_number (at, number_person (iter, to));
  return at;
}

static guint8 *
pack_persons (PentadTrailIter *iter, PentadCode by, PentadCode to, guint8 *at)
{
  at = pentad_bytes_write_number (at, number_person (iter, by) << 1 | (to != 0 ? IS_TO : 0));
  return to != 0 ? pentad_bytes_write_number (at, number_person (iter, to)) : at;
}

static guint8 *
pack_act (PentadTrailIter *iter, const PentadTrailAct *entry, guint8 *at)
{
  gint64 time =
      entry->act != PENTAD_ACT_END ? CLAMP (entry->time, -LAST_TIME, LAST_TIME) : iter->time;
  PentadCode by = entry->by, to = entry->to;
  Shape shape = shape_of (entry), usual = usual_shape (iter);
  gboolean is_usual = shape.head == usual.head && shape.who == usual.who &&
                      (!(shape.who & BY) || iter->expected == 0 || iter->expected == by);
  /* Sorted: only the first may lie before what is before it, the epoch. */
  guint64 passed = iter->begun ? (guint64)(time - iter->time) : fold (time - EPOCH);

  at = pentad_bytes_write_number (at, passed << 1 | (is_usual ? 0 : UNUSUAL));
  if (!is_usual)
    *at++ = shape.head;
  if ((shape.head & ACT_MASK) == FOLLOWS)
    at = pentad_bytes_write_number (at, (guint64)entry->act << VALUE_BITS | value_of (entry));
  if (shape.head & HAS_DUE)
    at = pentad_bytes_write_number (at, fold (CLAMP (entry->due, -LAST_TIME, LAST_TIME) - time));
  if (shape.head & HAS_DEPARTMENT)
    at = pentad_bytes_write_number (at, entry->department);
  if (is_usual)
    at = pack_usual_persons (iter, shape.who, by, to, at);
  else if (shape.head & HAS_PERSON)
    at = pack_persons (iter, by, to, at);
  iter->time = time;
  pass (iter, entry->act, by, to);
  return at;
}

PentadTrailAct
pentad_trail_hold_act (const PentadTrailEntry *entry)
{
  return (PentadTrailAct){
    .time = entry->time,
    .due = entry->due,
    .department = pentad_code_hold_text (PENTAD_CODE_ACTOR, entry->department),
    .by = pentad_code_hold_text (PENTAD_CODE_ACTOR, entry->by),
    .to = pentad_code_hold_text (PENTAD_CODE_ACTOR, entry->to),
    .act = entry->act,
    .value = entry->value,
  };
}

guint8 *
pentad_trail_pack_acts (const PentadTrailAct *acts, guint n, guint8 *at)
{
  PentadTrailIter iter = { .time = EPOCH };
  guint8 *begin = at + 1, *end = begin;
  guint8 length[10];

  for (guint i = 0; i < n; i++)
    end = pack_act (&iter, &acts[i], end);
  /* Nearly always one byte, so that nothing has to move. */
  gsize n_bytes = (gsize)(end - begin),
        n_length = (gsize)(pentad_bytes_write_number (length, n_bytes) - length);
  if (n_length > 1)
    memmove (at + n_length, begin, n_bytes);
  memcpy (at, length, n_length);
  return at + n_length + n_bytes;
}

/* --- Unpacking ------------------------------------------------------------------------------- */

void
pentad_trail_iter_init (PentadTrailIter *iter, const guint8 *bytes)
{
  *iter = (PentadTrailIter){ .at = bytes, .time = EPOCH };
  gsize length = pentad_bytes_read_number (&iter->at);
  iter->end = iter->at + length;
}

typedef struct
{
  PentadCode department, by, to;
} Actors;

static PentadCode
read_person (PentadTrailIter *iter, guint64 number)
{
  if (number < G_N_ELEMENTS (iter->known))
    return iter->known[number];
  PentadCode person = (PentadCode)(number - G_N_ELEMENTS (iter->known));
  know (iter, person);
  return person;
}

static void
read_usual_persons (PentadTrailIter *iter, guint who, Actors *actors)
{
  if (who & BY)
    actors->by = iter->expected != 0 ? iter->expected
                                     : read_person (iter, pentad_bytes_read_number (&iter->at));
  if (who & TO)
    actors->to = read_person (iter, pentad_bytes_read_number (&iter->at));
}

static void
read_persons (PentadTrailIter *iter, Actors *actors)
{
  guint64 number = pentad_bytes_read_number (&iter->at);

  actors->by = read_person (iter, number >> 1);
  if (number & IS_TO)
    actors->to = read_person (iter, pentad_bytes_read_number (&iter->at));
}

static void
read_act (PentadTrailIter *iter, PentadTrailEntry *entry, guint act)
{
  guint64 number = act == SATISFIED ? PENTAD_ACT_VISIT << VALUE_BITS | 1
                   : act == FOLLOWS ? pentad_bytes_read_number (&iter->at)
                                    : (guint64)act << VALUE_BITS;

  entry->value = (int)(number & ((1u << VALUE_BITS) - 1));
  entry->act = (PentadAct)(number >> VALUE_BITS);
}

static gboolean
next_act (PentadTrailIter *iter, PentadTrailEntry *entry, Actors *actors)
{
  if (iter->at == iter->end)
    return FALSE;

  guint64 number = pentad_bytes_read_number (&iter->at);
  Shape usual = usual_shape (iter);
  guint8 head = number & UNUSUAL ? *iter->at++ : usual.head;
  guint64 passed = number >> 1;
  iter->time += iter->begun ? (gint64)passed : unfold (passed);
  read_act (iter, entry, head & ACT_MASK);
  entry->time = entry->act != PENTAD_ACT_END ? iter->time : PENTAD_NO_TIME;
  entry->due =
      head & HAS_DUE ? iter->time + unfold (pentad_bytes_read_number (&iter->at)) : PENTAD_NO_TIME;
  *actors = (Actors){ 0 };
  if (head & HAS_DEPARTMENT)
    actors->department = (PentadCode)pentad_bytes_read_number (&iter->at);
  if (!(number & UNUSUAL))
    read_usual_persons (iter, usual.who, actors);
  else if (head & HAS_PERSON)
    read_persons (iter, actors);
  pass (iter, entry->act, actors->by, actors->to);
  return TRUE;
}

gboolean
pentad_trail_iter_next (PentadTrailIter *iter, PentadTrailEntry *entry)
{
  Actors actors;

  if (!next_act (iter, entry, &actors))
    return FALSE;
  entry->department = pentad_code_get_text (PENTAD_CODE_ACTOR, actors.department);
  entry->by = pentad_code_get_text (PENTAD_CODE_ACTOR, actors.by);
  entry->to = pentad_code_get_text (PENTAD_CODE_ACTOR, actors.to);
  return TRUE;
}

gboolean
pentad_trail_iter_next_act (PentadTrailIter *iter, PentadTrailAct *act)
{
  PentadTrailEntry entry;
  Actors actors;

  if (!next_act (iter, &entry, &actors))
    return FALSE;
  *act = (PentadTrailAct){ .time = entry.time,
                           .due = entry.due,
                           .department = actors.department,
                           .by = actors.by,
                           .to = actors.to,
                           .act = entry.act,
                           .value = entry.value };
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
  while (next_act (&iter, &entry, &actors))
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
