/* Cases in binary, so that a restart parses none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A magic and the kind of list; the codes that cases share, each once; then a case after the other,
 * with numbers of seven bits a byte and codes by their place in the list. */
#include "config.h"

#include "codec/cases-file.h"
#include "codec/packing.h"

#include <math.h>
#include <string.h>

/* The last character is the version of the layout. */
#define MAGIC     "PENTADK1"
#define MAGIC_LEN 8

/* Of one case; see read-cases.c. */
#define MAX_TRAIL 512

/* What a case has. */
enum
{
  IS_REPEAT = 1 << 0,
  IS_ASSUMED = 1 << 1,
  HAS_ADDRESS = 1 << 2,
  HAS_POINT = 1 << 3
};

/* What an act has. */
enum
{
  HAS_TIME = 1 << 0,
  HAS_DUE = 1 << 1,
  HAS_DEPARTMENT = 1 << 2,
  HAS_BY = 1 << 3,
  HAS_TO = 1 << 4
};

/* --- Writing --------------------------------------------------------------------------------- */

/* Codes get numbers as they come; 0 is none. */
typedef struct
{
  GArray *number_of; /* guint32 by code */
  GPtrArray *texts;  /* borrowed: the cases hold them */
} Codes;

typedef struct
{
  GByteArray *out;
  Codes codes[PENTAD_N_CODE_KINDS];
} Writer;

static void
put_number (Writer *self, guint64 number)
{
  guint8 bytes[10];
  guint8 *end = pentad_bytes_write_number (bytes, number);

  g_byte_array_append (self->out, bytes, (guint)(end - bytes));
}

/* Small numbers of either sign stay small. */
static void
put_signed (Writer *self, gint64 number)
{
  put_number (self, (guint64)number << 1 ^ (number < 0 ? G_MAXUINT64 : 0));
}

static void
put_text (Writer *self, const char *text, gsize len)
{
  put_number (self, len);
  if (len > 0)
    g_byte_array_append (self->out, (const guint8 *)text, (guint)len);
}

static void
put_code (Writer *self, PentadCodeKind kind, PentadCode code)
{
  Codes *codes = &self->codes[kind];
  guint32 *number;

  if (code >= codes->number_of->len)
    g_array_set_size (codes->number_of, code + 1);
  number = &g_array_index (codes->number_of, guint32, code);
  if (code != 0 && *number == 0)
    {
      g_ptr_array_add (codes->texts, (gpointer)pentad_code_get_text (kind, code));
      *number = codes->texts->len;
    }
  put_number (self, *number);
}

static void
put_double (Writer *self, double value)
{
  pentad_pack_double (self->out, value);
}

static void
put_act (Writer *self, const PentadTrailAct *act, gint64 *time)
{
  guint8 has = (guint8)((act->time != PENTAD_NO_TIME ? HAS_TIME : 0) |
                        (act->due != PENTAD_NO_TIME ? HAS_DUE : 0) |
                        (act->department != 0 ? HAS_DEPARTMENT : 0) | (act->by != 0 ? HAS_BY : 0) |
                        (act->to != 0 ? HAS_TO : 0));
  const guint8 head[] = { (guint8)act->act, (guint8)act->value, has };

  g_byte_array_append (self->out, head, sizeof head);
  if (has & HAS_TIME)
    {
      put_signed (self, act->time - *time);
      *time = act->time;
    }
  if (has & HAS_DUE)
    put_signed (self, act->due - *time);
  if (has & HAS_DEPARTMENT)
    put_code (self, PENTAD_CODE_ACTOR, act->department);
  if (has & HAS_BY)
    put_code (self, PENTAD_CODE_ACTOR, act->by);
  if (has & HAS_TO)
    put_code (self, PENTAD_CODE_ACTOR, act->to);
}

static void
put_case (Writer *self, const PentadCase *item)
{
  PentadCaseParts parts;
  PentadTrailIter iter;
  PentadTrailAct act;
  gint64 time = 0;
  guint n_acts = pentad_case_get_n_acts (item);

  pentad_case_get_parts (item, &parts);
  gboolean has_point = !isnan (parts.lon) || !isnan (parts.lat);
  const guint8 head[] = {
    (guint8)((parts.repeat ? IS_REPEAT : 0) | (parts.assumed ? IS_ASSUMED : 0) |
             (parts.has_address ? HAS_ADDRESS : 0) | (has_point ? HAS_POINT : 0)),
    (guint8)parts.source, (guint8)parts.condition
  };
  g_byte_array_append (self->out, head, sizeof head);
  put_text (self, parts.id, parts.id_len);
  put_code (self, PENTAD_CODE_CLASS, parts.class_code);
  put_code (self, PENTAD_CODE_DIVISION, parts.division);
  if (parts.has_address)
    {
      put_code (self, PENTAD_CODE_STREET, parts.street);
      put_text (self, parts.number, parts.number_len);
    }
  if (has_point)
    {
      put_double (self, parts.lon);
      put_double (self, parts.lat);
    }
  put_number (self, n_acts);
  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next_act (&iter, &act))
    put_act (self, &act, &time);
}

static void
put_codes (GByteArray *out, const Codes *codes)
{
  pentad_pack_u32 (out, codes->texts->len);
  for (guint i = 0; i < codes->texts->len; i++)
    pentad_pack_string (out, g_ptr_array_index (codes->texts, i));
}

/* Takes `out`, which has what stands before the cases. The codes go before them, since cases are
 * read with them. */
static GBytes *
finish_list (GByteArray *out, const GPtrArray *cases)
{
  Writer writer = { .out = g_byte_array_sized_new (128 * (cases->len + 1)) };

  for (int kind = 0; kind < PENTAD_N_CODE_KINDS; kind++)
    writer.codes[kind] = (Codes){ g_array_new (FALSE, TRUE, sizeof (guint32)), g_ptr_array_new () };
  for (guint i = 0; i < cases->len; i++)
    put_case (&writer, g_ptr_array_index (cases, i));
  for (int kind = 0; kind < PENTAD_N_CODE_KINDS; kind++)
    {
      put_codes (out, &writer.codes[kind]);
      g_array_unref (writer.codes[kind].number_of);
      g_ptr_array_unref (writer.codes[kind].texts);
    }
  pentad_pack_u32 (out, cases->len);
  g_byte_array_append (out, writer.out->data, writer.out->len);
  g_byte_array_unref (writer.out);
  return g_byte_array_free_to_bytes (out);
}

static GByteArray *
begin_list (void)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *)MAGIC, MAGIC_LEN);
  return out;
}

GBytes *
pentad_state_pack (const PentadState *state)
{
  GByteArray *out = begin_list ();

  pentad_pack_u64 (out, (guint64)state->as_of);
  pentad_pack_string (out, state->cursor);
  pentad_pack_u32 (out, state->is_delta != FALSE);
  pentad_pack_u32 (out, (guint32)state->n_open);
  pentad_pack_u32 (out, state->n_repeated);
  pentad_pack_u32 (out, state->n_rows);
  return finish_list (out, state->cases);
}

GBytes *
pentad_ended_pack (const GPtrArray *cases, gint32 day)
{
  GByteArray *out = begin_list ();

  pentad_pack_u32 (out, (guint32)day);
  return finish_list (out, cases);
}

/* --- Reading --------------------------------------------------------------------------------- */

/* What a list holds while it is read; each case holds its own codes then. */
typedef struct
{
  PentadCode *codes[PENTAD_N_CODE_KINDS]; /* by number; [0] is none */
  guint n_codes[PENTAD_N_CODE_KINDS];
  PentadTrailAct acts[MAX_TRAIL];
} Held;

static guint64
get_number (PentadUnpacking *in)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64; shift += 7)
    {
      const guint8 *byte = pentad_unpack_take (in, 1);

      if (byte == NULL)
        return 0;
      number |= (guint64)(*byte & 0x7f) << shift;
      if (*byte < 0x80)
        return number;
    }
  in->failed = TRUE;
  return 0;
}

static gint64
get_signed (PentadUnpacking *in)
{
  guint64 number = get_number (in);

  return (gint64)(number >> 1 ^ (number & 1 ? G_MAXUINT64 : 0));
}

/* Texts have no end of their own, and may not have one inside. */
static const char *
get_text (PentadUnpacking *in, gsize *len)
{
  guint64 n = get_number (in);
  const char *text = (const char *)pentad_unpack_take (in, n);

  *len = text != NULL ? n : 0;
  if (*len > 0 && memchr (text, '\0', *len) != NULL)
    in->failed = TRUE;
  return text != NULL ? text : "";
}

static PentadCode
get_code (PentadUnpacking *in, const Held *held, PentadCodeKind kind)
{
  guint64 number = get_number (in);

  if (number <= held->n_codes[kind])
    return held->codes[kind][number];
  in->failed = TRUE;
  return 0;
}

/* Instants far beyond any calendar would leave no room for their differences. */
static gint64
add_seconds (PentadUnpacking *in, gint64 time, gint64 seconds)
{
  gint64 sum;

  if (!__builtin_add_overflow (time, seconds, &sum))
    return sum;
  in->failed = TRUE;
  return 0;
}

static void
get_act (PentadUnpacking *in, const Held *held, PentadTrailAct *act, gint64 *time)
{
  const guint8 *head = pentad_unpack_take (in, 3);
  guint8 has = head != NULL ? head[2] : 0;

  *act = (PentadTrailAct){ .time = PENTAD_NO_TIME, .due = PENTAD_NO_TIME };
  if (head == NULL)
    return;
  if (head[0] >= PENTAD_N_ACTS || (!(has & HAS_TIME) && head[0] != PENTAD_ACT_END))
    in->failed = TRUE;
  act->act = (PentadAct)head[0];
  act->value = head[1];
  if (has & HAS_TIME)
    act->time = *time = add_seconds (in, *time, get_signed (in));
  if (has & HAS_DUE)
    act->due = add_seconds (in, *time, get_signed (in));
  if (has & HAS_DEPARTMENT)
    act->department = get_code (in, held, PENTAD_CODE_ACTOR);
  if (has & HAS_BY)
    act->by = get_code (in, held, PENTAD_CODE_ACTOR);
  if (has & HAS_TO)
    act->to = get_code (in, held, PENTAD_CODE_ACTOR);
}

static void
hold_codes (const PentadCaseParts *parts, const PentadTrailAct *acts, guint n_acts)
{
  pentad_code_hold (PENTAD_CODE_CLASS, parts->class_code);
  pentad_code_hold (PENTAD_CODE_DIVISION, parts->division);
  pentad_code_hold (PENTAD_CODE_STREET, parts->street);
  for (guint i = 0; i < n_acts; i++)
    {
      pentad_code_hold (PENTAD_CODE_ACTOR, acts[i].department);
      pentad_code_hold (PENTAD_CODE_ACTOR, acts[i].by);
      pentad_code_hold (PENTAD_CODE_ACTOR, acts[i].to);
    }
}

static void
get_place (PentadUnpacking *in, const Held *held, guint8 has, PentadCaseParts *parts)
{
  parts->class_code = get_code (in, held, PENTAD_CODE_CLASS);
  parts->division = get_code (in, held, PENTAD_CODE_DIVISION);
  if (has & HAS_ADDRESS)
    {
      parts->street = get_code (in, held, PENTAD_CODE_STREET);
      parts->number = get_text (in, &parts->number_len);
    }
  if (has & HAS_POINT)
    {
      parts->lon = pentad_unpack_double (in);
      parts->lat = pentad_unpack_double (in);
    }
}

/* NULL, with the error noted, when it makes no sense. */
static PentadCase *
get_case (PentadUnpacking *in, Held *held)
{
  const guint8 *head = pentad_unpack_take (in, 3);
  gint64 time = 0;
  guint64 n_acts;

  if (head == NULL || head[1] >= PENTAD_N_SOURCES)
    {
      in->failed = TRUE;
      return NULL;
    }
  PentadCaseParts parts = {
    .source = (PentadSourceKind)head[1],
    .repeat = (head[0] & IS_REPEAT) != 0,
    .assumed = (head[0] & IS_ASSUMED) != 0,
    .has_address = (head[0] & HAS_ADDRESS) != 0,
    .condition = head[2],
    .lon = NAN,
    .lat = NAN,
  };
  parts.id = get_text (in, &parts.id_len);
  get_place (in, held, head[0], &parts);
  n_acts = get_number (in);
  if (parts.id_len == 0 || n_acts == 0 || n_acts > MAX_TRAIL)
    in->failed = TRUE;
  for (guint i = 0; i < n_acts && !in->failed; i++)
    get_act (in, held, &held->acts[i], &time);
  if (in->failed)
    return NULL;
  hold_codes (&parts, held->acts, (guint)n_acts);
  return pentad_case_pack (&parts, held->acts, (guint)n_acts);
}

static void
get_codes (PentadUnpacking *in, Held *held, PentadCodeKind kind)
{
  guint32 n = pentad_unpack_u32 (in);

  /* Each takes four bytes at least. */
  if (n > (gsize)(in->end - in->at) / sizeof (guint32))
    {
      in->failed = TRUE;
      n = 0;
    }
  held->codes[kind] = g_new0 (PentadCode, (gsize)n + 1);
  held->n_codes[kind] = n;
  for (guint32 i = 1; i <= n && !in->failed; i++)
    {
      g_autofree char *text = pentad_unpack_string (in);

      in->failed |= text == NULL;
      held->codes[kind][i] = pentad_code_hold_text (kind, text);
    }
}

static void
release_codes (Held *held, PentadCodeKind kind)
{
  for (guint i = 1; i <= held->n_codes[kind]; i++)
    pentad_code_release (kind, held->codes[kind][i]);
  g_free (held->codes[kind]);
}

static void
get_list (PentadUnpacking *in, GPtrArray *cases)
{
  Held *held = g_new0 (Held, 1);
  guint32 n;

  for (int kind = 0; kind < PENTAD_N_CODE_KINDS; kind++)
    get_codes (in, held, (PentadCodeKind)kind);
  n = pentad_unpack_u32 (in);
  for (guint32 i = 0; i < n && !in->failed; i++)
    {
      PentadCase *item = get_case (in, held);

      if (item != NULL)
        g_ptr_array_add (cases, item);
    }
  for (int kind = 0; kind < PENTAD_N_CODE_KINDS; kind++)
    release_codes (held, (PentadCodeKind)kind);
  g_free (held);
}

gboolean
pentad_cases_is_packed (GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  return len >= MAGIC_LEN && memcmp (data, MAGIC, MAGIC_LEN) == 0;
}

static void
begin_reading (PentadUnpacking *in, GBytes *bytes)
{
  pentad_unpack_init (in, bytes);
  in->failed = !pentad_cases_is_packed (bytes);
  pentad_unpack_take (in, MAGIC_LEN);
}

static gboolean
end_reading (const PentadUnpacking *in, const char *origin, GError **error)
{
  if (!in->failed && in->at == in->end)
    return TRUE;
  g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
               "%s: expected cases as they are kept in " MAGIC, origin);
  return FALSE;
}

PentadState *
pentad_state_unpack (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PentadState) state = pentad_state_new ();
  PentadUnpacking in;

  begin_reading (&in, bytes);
  state->as_of = (gint64)pentad_unpack_u64 (&in);
  g_free (state->cursor);
  state->cursor = pentad_unpack_string (&in);
  state->is_delta = pentad_unpack_u32 (&in) != 0;
  state->n_open = (int)pentad_unpack_u32 (&in);
  state->n_repeated = pentad_unpack_u32 (&in);
  state->n_rows = pentad_unpack_u32 (&in);
  get_list (&in, state->cases);
  return end_reading (&in, origin, error) ? g_steal_pointer (&state) : NULL;
}

GPtrArray *
pentad_ended_unpack (GBytes *bytes, gint32 *day, const char *origin, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);
  PentadUnpacking in;

  begin_reading (&in, bytes);
  *day = (gint32)pentad_unpack_u32 (&in);
  get_list (&in, cases);
  return end_reading (&in, origin, error) ? g_steal_pointer (&cases) : NULL;
}
