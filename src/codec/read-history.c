/* Reader of the history: blocks of a day, stored by columns, become rows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column lists the rows in which its counter is not 0, so a block is gathered as a set of
 * counters for each row, and what exceeds 1 is put in order of rows at its end: members come in any
 * order, and how many rows there are may be known last. */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

#include <string.h>

#define VERSION 2
/* Rows of one block. */
#define MAX_ROWS 4000000

/* What is added to a counter that the set of its row has once. */
typedef struct
{
  guint32 row;
  guint16 count; /* PentadCount */
  guint32 more;
} Excess;

typedef struct
{
  guint32 row;
  float minutes;
} Handling;

/* What the rows of a block are about; the names are those of its list of codes. */
typedef enum
{
  TABLE_UNKNOWN,
  TABLE_PLACES,
  TABLE_DEPARTMENTS,
  TABLE_POSTS
} Table;

/* One block as it is read; the arrays are reused from block to block. */
typedef struct
{
  Table table;
  gint32 day;
  GPtrArray *codes, *classes; /* char *, owned by the guard; of places, departments or posts */
  GArray *places, *kinds;     /* guint32: place and class of each row */
  gboolean has_places, has_kinds, is_too_long;
  GArray *sets; /* guint64 of each row, as far as columns reach: bit i is counter i */
  GArray *excesses, *handlings;

  guint n_unknown; /* counters not known, over all blocks */
} Block;

static void
block_reset (Block *block)
{
  block->table = TABLE_UNKNOWN;
  block->day = PENTAD_NO_DAY;
  block->has_places = block->has_kinds = block->is_too_long = FALSE;
  g_ptr_array_set_size (block->codes, 0);
  g_ptr_array_set_size (block->classes, 0);
  g_array_set_size (block->places, 0);
  g_array_set_size (block->kinds, 0);
  g_array_set_size (block->sets, 0);
  g_array_set_size (block->excesses, 0);
  g_array_set_size (block->handlings, 0);
}

static gboolean
fail_value (PentadGuard *guard, const char *expected)
{
  return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
}

static gboolean
read_codes (PentadGuard *guard, GPtrArray *codes)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    {
      const char *code = NULL;

      if (!pentad_field_code (guard, &code))
        return FALSE;
      g_ptr_array_add (codes, (gpointer)code);
    }
  return !pentad_guard_failed (guard);
}

/* Positions in a list of codes. */
static gboolean
read_positions (PentadGuard *guard, GArray *positions, gboolean *found)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  *found = TRUE;
  while (pentad_guard_next_element (guard))
    {
      int position = -1;
      guint32 value;

      if (!pentad_field_count (guard, &position))
        return FALSE;
      if (position < 0)
        return fail_value (guard, "a position in the list of codes");
      value = (guint32)position;
      g_array_append_val (positions, value);
    }
  return !pentad_guard_failed (guard);
}

static void
exceed (Block *block, guint32 row, PentadCount count, guint32 more)
{
  Excess excess = { row, (guint16)count, more };

  g_array_append_val (block->excesses, excess);
}

static void
count_once (Block *block, guint32 row, PentadCount count)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << count, *set;

  if (row >= block->sets->len)
    g_array_set_size (block->sets, row + 1);
  set = &g_array_index (block->sets, guint64, row);
  if ((*set & bit) != 0)
    exceed (block, row, count, 1);
  *set |= bit;
}

/* How many rows there can be, as far as it is known. */
static gint64
most_rows (const Block *block)
{
  if (block->table == TABLE_PLACES && block->has_places)
    return block->places->len;
  return block->table == TABLE_DEPARTMENTS || block->table == TABLE_POSTS ? block->codes->len
                                                                          : MAX_ROWS;
}

/* Steps from row to row, each for a count of 1 unless −n follows. */
static gboolean
read_column (PentadGuard *guard, Block *block, PentadCount count)
{
  gint64 row = -1, n_rows = most_rows (block);
  gboolean after_step = FALSE;

  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    {
      gint64 number;

      if (!pentad_guard_get_int (guard, &number))
        return FALSE;
      if (number > 0 && number <= MAX_ROWS - 1 - row)
        {
          row += number;
          if (row < n_rows)
            count_once (block, (guint32)row, count);
          block->is_too_long |= row >= n_rows;
          after_step = TRUE;
        }
      else if (number < -1 && number >= -(gint64)G_MAXUINT32 && after_step)
        {
          exceed (block, (guint32)row, count, (guint32)(-number - 1));
          after_step = FALSE;
        }
      else
        return fail_value (guard, "a step of 1 or more to a row, or −n after one for a count of n");
    }
  return !pentad_guard_failed (guard);
}

static gboolean
read_counts (PentadGuard *guard, Block *block)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      PentadCount count;
      gboolean known = pentad_count_parse (name, len, &count) && count < PENTAD_N_STORED_COUNTS;

      block->n_unknown += !known;
      if (known ? !read_column (guard, block, count) : !pentad_guard_skip (guard))
        return FALSE;
    }
  return !pentad_guard_failed (guard);
}

/* [row, minutes, minutes, …] */
static gboolean
read_handlings_of_row (PentadGuard *guard, GArray *handlings)
{
  gboolean has_row = FALSE;
  int row = -1;

  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    {
      Handling handling = { .row = (guint32)row };
      double minutes = 0;

      if (!has_row)
        {
          if (!pentad_field_count (guard, &row))
            return FALSE;
          has_row = TRUE;
          continue;
        }
      if (!pentad_guard_get_double (guard, &minutes))
        return FALSE;
      if (row < 0 || minutes < 0)
        return fail_value (guard, "a row, then handling minutes of 0 or more");
      handling.minutes = (float)minutes;
      g_array_append_val (handlings, handling);
    }
  return !pentad_guard_failed (guard);
}

static gboolean
read_handlings (PentadGuard *guard, Block *block)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    if (!read_handlings_of_row (guard, block->handlings))
      return FALSE;
  return !pentad_guard_failed (guard);
}

/* The list of codes that says what the rows are about. */
static gboolean
read_table (PentadGuard *guard, Block *block, Table table)
{
  if (block->table != TABLE_UNKNOWN)
    return fail_value (guard, "divisions, departments or posts, one of them");
  block->table = table;
  return read_codes (guard, block->codes);
}

static gboolean
read_member (PentadGuard *guard, Block *block, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "day"))
    return pentad_field_day (guard, &block->day);
  if (pentad_guard_name_is (name, len, "divisions"))
    return read_table (guard, block, TABLE_PLACES);
  if (pentad_guard_name_is (name, len, "departments"))
    return read_table (guard, block, TABLE_DEPARTMENTS);
  if (pentad_guard_name_is (name, len, "posts"))
    return read_table (guard, block, TABLE_POSTS);
  if (pentad_guard_name_is (name, len, "classes"))
    return read_codes (guard, block->classes);
  if (pentad_guard_name_is (name, len, "division"))
    return read_positions (guard, block->places, &block->has_places);
  if (pentad_guard_name_is (name, len, "class"))
    return read_positions (guard, block->kinds, &block->has_kinds);
  if (pentad_guard_name_is (name, len, "n"))
    return read_counts (guard, block);
  if (pentad_guard_name_is (name, len, "handle_minutes"))
    return read_handlings (guard, block);
  return pentad_guard_skip (guard);
}

static gboolean
are_within (const GArray *positions, guint len)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint32, i) >= len)
      return FALSE;
  return TRUE;
}

static guint
count_rows (const Block *block)
{
  return block->table == TABLE_PLACES ? block->places->len : block->codes->len;
}

/* NULL when the block holds together, else what is expected. */
static const char *
find_fault (const Block *block)
{
  guint n_rows = count_rows (block);

  if (block->table == TABLE_UNKNOWN || block->day == PENTAD_NO_DAY)
    return "a block with its day and divisions, departments or posts";
  if (block->table == TABLE_PLACES && !block->has_places)
    return "the division of each row";
  if (block->has_kinds && block->kinds->len != n_rows)
    return "as many classes as rows";
  if (!are_within (block->places, block->codes->len) ||
      !are_within (block->kinds, block->classes->len))
    return "positions within the lists of divisions and classes";
  if (block->is_too_long || block->sets->len > n_rows)
    return "columns no longer than there are rows";
  for (guint i = 0; i < block->handlings->len; i++)
    if (g_array_index (block->handlings, Handling, i).row >= n_rows)
      return "handling minutes of a row that there is";
  return NULL;
}

/* Positions of the items in order of their rows, which are at the same offset in each; starts gets
 * n_rows + 1 entries. Transfer full. */
static guint *
order_by_row (const GArray *items, guint n_rows, guint *starts)
{
  guint size = g_array_get_element_size ((GArray *)items);
  guint *order = g_new (guint, items->len);
  g_autofree guint *next = NULL;

  memset (starts, 0, sizeof (guint) * (n_rows + 1));
  for (guint i = 0; i < items->len; i++)
    starts[*(const guint32 *)(const void *)(items->data + (gsize)i * size) + 1]++;
  for (guint row = 0; row < n_rows; row++)
    starts[row + 1] += starts[row];
  next = g_memdup2 (starts, sizeof (guint) * (n_rows + 1));
  for (guint i = 0; i < items->len; i++)
    order[next[*(const guint32 *)(const void *)(items->data + (gsize)i * size)]++] = i;
  return order;
}

/* The numbers of codes; transfer full. */
static guint32 *
keep_codes (PentadHistory *history, const GPtrArray *codes)
{
  guint32 *numbers = g_new (guint32, MAX (codes->len, 1));

  for (guint i = 0; i < codes->len; i++)
    numbers[i] = pentad_history_keep_code (history, g_ptr_array_index (codes, i));
  return numbers;
}

static void
begin_row (const Block *block,
           guint row,
           const guint32 *codes,
           const guint32 *classes,
           PentadHistory *history)
{
  static const PentadHistoryTable tables[] = {
    [TABLE_PLACES] = PENTAD_HISTORY_PLACES,
    [TABLE_DEPARTMENTS] = PENTAD_HISTORY_DEPARTMENTS,
    [TABLE_POSTS] = PENTAD_HISTORY_POSTS,
  };
  guint position = block->table == TABLE_PLACES ? g_array_index (block->places, guint32, row) : row;
  gboolean has_class = block->table == TABLE_PLACES && block->has_kinds;

  pentad_history_begin (history, tables[block->table], block->day, codes[position],
                        has_class ? classes[g_array_index (block->kinds, guint32, row)] : 0);
}

static void
add_block (const Block *block, PentadHistory *history)
{
  guint n_rows = count_rows (block);
  g_autofree guint32 *codes = keep_codes (history, block->codes);
  g_autofree guint32 *classes = keep_codes (history, block->classes);
  g_autofree guint *excess_starts = g_new (guint, (gsize)n_rows + 1);
  g_autofree guint *handling_starts = g_new (guint, (gsize)n_rows + 1);
  g_autofree guint *excesses = order_by_row (block->excesses, n_rows, excess_starts);
  g_autofree guint *handlings = order_by_row (block->handlings, n_rows, handling_starts);

  for (guint row = 0; row < n_rows; row++)
    {
      begin_row (block, row, codes, classes, history);
      if (row < block->sets->len)
        pentad_history_add_ones (history, g_array_index (block->sets, guint64, row));
      for (guint i = excess_starts[row]; i < excess_starts[row + 1]; i++)
        {
          const Excess *excess = &g_array_index (block->excesses, Excess, excesses[i]);

          pentad_history_add_value (history, excess->count, excess->more);
        }
      for (guint i = handling_starts[row]; i < handling_starts[row + 1]; i++)
        pentad_history_add_minutes (
            history, (double)g_array_index (block->handlings, Handling, handlings[i]).minutes);
    }
}

static gboolean
read_block (PentadGuard *guard, Block *block, PentadHistory *history)
{
  const char *name, *fault;
  gsize len;

  block_reset (block);
  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    if (!read_member (guard, block, name, len))
      return FALSE;
  if (pentad_guard_failed (guard))
    return FALSE;
  fault = find_fault (block);
  if (fault != NULL)
    return fail_value (guard, fault);
  add_block (block, history);
  return TRUE;
}

static void
read_blocks (PentadGuard *guard, PentadHistory *history)
{
  Block block = {
    .codes = g_ptr_array_new (),
    .classes = g_ptr_array_new (),
    .places = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .kinds = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .sets = g_array_new (FALSE, TRUE, sizeof (guint64)),
    .excesses = g_array_new (FALSE, FALSE, sizeof (Excess)),
    .handlings = g_array_new (FALSE, FALSE, sizeof (Handling)),
  };

  if (pentad_guard_begin_array (guard))
    while (pentad_guard_next_element (guard))
      if (!read_block (guard, &block, history))
        break;
  history->n_unknown = block.n_unknown;
  g_ptr_array_unref (block.codes);
  g_ptr_array_unref (block.classes);
  g_array_unref (block.places);
  g_array_unref (block.kinds);
  g_array_unref (block.sets);
  g_array_unref (block.excesses);
  g_array_unref (block.handlings);
}

/* Days outside from and to would be counted twice with those of a neighbouring month. */
static void
check_days (PentadGuard *guard, const PentadHistory *history)
{
  for (guint i = 0; i < history->blocks->len; i++)
    {
      gint32 day = g_array_index (history->blocks, PentadHistoryBlock, i).day;

      if (day < history->first_day || day > history->last_day)
        {
          fail_value (guard, "blocks of days between from and to");
          return;
        }
    }
}

PentadHistory *
pentad_read_history (
    const char *data, gsize len, const char *origin, GPtrArray *findings, GError **error)
{
  PentadHistory *history = pentad_history_new (PENTAD_NO_DAY, PENTAD_NO_DAY);
  gboolean found = FALSE;
  int version = 0;
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "from"))
        pentad_field_day (&guard, &history->first_day);
      else if (pentad_guard_name_is (name, name_len, "to"))
        pentad_field_day (&guard, &history->last_day);
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &history->as_of);
      else if (pentad_guard_name_is (name, name_len, "version"))
        {
          if (pentad_field_count (&guard, &version) && version != VERSION)
            fail_value (&guard, "version 2 of the history");
        }
      else if (pentad_guard_name_is (name, name_len, "blocks"))
        {
          found = TRUE;
          read_blocks (&guard, history);
        }
      else
        pentad_guard_skip (&guard);
    }
  if (!pentad_guard_failed (&guard) &&
      (!found || version == 0 || history->first_day == PENTAD_NO_DAY ||
       history->last_day == PENTAD_NO_DAY))
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE,
                       "a history with version, from, to and blocks");
  if (!pentad_guard_failed (&guard))
    check_days (&guard, history);
  pentad_history_finish (history);
  pentad_reader_note (findings, origin, history->n_unknown, PENTAD_FINDING_UNKNOWN_COUNTER);
  return PENTAD_READER_FINISH (&guard, history, pentad_history_unref, error);
}
