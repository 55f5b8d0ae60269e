/* Making figures and lists fit for the public: what is dropped, numbered or masked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Masking a table: take rows and columns as nodes of a graph, and each masked cell as an edge
 * between its row and its column; lines whose total is not published are one node together. The
 * totals give one equation for each node, so a masked cell can be worked out exactly when its edge
 * is a bridge. Cells are masked until there is none. */
#include "config.h"

#include "model/redaction.h"

#include <math.h>
#include <string.h>

/* Counts below this are masked in what everybody may see [P]. */
#define PUBLIC_SMALLEST 5

void
pentad_redaction_init (PentadRedaction *redaction)
{
  memset (redaction, 0, sizeof *redaction);
}

void
pentad_redaction_init_public (PentadRedaction *redaction)
{
  *redaction = (PentadRedaction){ TRUE, TRUE, TRUE, TRUE, TRUE, PUBLIC_SMALLEST };
}

const char *
pentad_redact_name (const PentadRedaction *redaction, const char *name)
{
  return redaction->drop_names ? NULL : name;
}

const char *
pentad_redact_telephone (const PentadRedaction *redaction, const char *telephone)
{
  return redaction->drop_telephones ? NULL : telephone;
}

const char *
pentad_redact_photo (const PentadRedaction *redaction, const char *url)
{
  return redaction->drop_photos ? NULL : url;
}

const char *
pentad_redact_address (const PentadRedaction *redaction,
                       const char *address,
                       const char *street_name)
{
  return redaction->cut_addresses ? street_name : address;
}

/* --- Persons --------------------------------------------------------------------------------- */

struct _PentadAliases
{
  GHashTable *numbers; /* code, owned -> number */
};

typedef struct
{
  char *key; /* what they are sorted by */
  const char *code;
} Person;

static int
compare_persons (gconstpointer a, gconstpointer b)
{
  const Person *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : strcmp (x->code, y->code);
}

PentadAliases *
pentad_aliases_new (const char *const *codes, guint n_codes, guint64 salt)
{
  PentadAliases *self = g_new0 (PentadAliases, 1);
  g_autofree Person *persons = g_new (Person, MAX (n_codes, 1));
  guint number = 0;

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_codes; i++)
    {
      g_autofree char *salted = g_strdup_printf ("%" G_GUINT64_FORMAT " %s", salt, codes[i]);

      persons[i].code = codes[i];
      persons[i].key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);
    }
  qsort (persons, n_codes, sizeof *persons, compare_persons);
  for (guint i = 0; i < n_codes; i++)
    {
      if (!g_hash_table_contains (self->numbers, persons[i].code))
        g_hash_table_insert (self->numbers, g_strdup (persons[i].code),
                             GUINT_TO_POINTER (++number));
      g_free (persons[i].key);
    }
  return self;
}

void
pentad_aliases_free (PentadAliases *aliases)
{
  g_hash_table_unref (aliases->numbers);
  g_free (aliases);
}

guint
pentad_aliases_get (const PentadAliases *aliases, const char *code)
{
  return code != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (aliases->numbers, code)) : 0;
}

char *
pentad_redact_person (const PentadRedaction *redaction,
                      const PentadAliases *aliases,
                      const char *code)
{
  guint number;

  if (!redaction->number_persons)
    return g_strdup (code);
  number = aliases != NULL ? pentad_aliases_get (aliases, code) : 0;
  return number > 0 ? g_strdup_printf ("%u", number) : NULL;
}

/* --- Small counts ---------------------------------------------------------------------------- */

typedef struct
{
  const double *cells;
  guint n_rows, n_columns, smallest;
  PentadTotals totals;
  gboolean *masked;
  guint *stack;   /* of a search, n_nodes */
  gboolean *seen; /* by node */
} Table;

/* Nodes: rows, columns, and one for all lines without a total. */
static guint
count_nodes (const Table *table)
{
  return table->n_rows + table->n_columns + 1;
}

static guint
row_node (const Table *table, guint cell)
{
  return table->totals & PENTAD_TOTALS_ROWS ? cell / table->n_columns : count_nodes (table) - 1;
}

static guint
column_node (const Table *table, guint cell)
{
  return table->totals & PENTAD_TOTALS_COLUMNS ? table->n_rows + cell % table->n_columns
                                               : count_nodes (table) - 1;
}

static guint
count_cells (const Table *table)
{
  return table->n_rows * table->n_columns;
}

/* TRUE when the two ends of a masked cell are joined by others too. */
static gboolean
lies_on_cycle (Table *table, guint cell)
{
  guint to = column_node (table, cell), n_stack = 0;

  memset (table->seen, 0, count_nodes (table) * sizeof *table->seen);
  table->stack[n_stack++] = row_node (table, cell);
  table->seen[row_node (table, cell)] = TRUE;
  while (n_stack > 0)
    {
      guint node = table->stack[--n_stack];

      if (node == to)
        return TRUE;
      for (guint other = 0; other < count_cells (table); other++)
        {
          guint row = row_node (table, other), column = column_node (table, other);
          guint next = row == node ? column : row;

          if (other == cell || !table->masked[other] || (row != node && column != node) ||
              table->seen[next])
            continue;
          table->seen[next] = TRUE;
          table->stack[n_stack++] = next;
        }
    }
  return FALSE;
}

/* The line of a masked cell that has too little masked in it: its masked cells add up to a small
 * count. */
static gboolean
is_thin (const Table *table, guint first, guint step, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    if (table->masked[first + i * step])
      sum += table->cells[first + i * step];
  return sum < table->smallest;
}

static gboolean
row_is_thin (const Table *table, guint cell)
{
  return (table->totals & PENTAD_TOTALS_ROWS) &&
         is_thin (table, cell / table->n_columns * table->n_columns, 1, table->n_columns);
}

static gboolean
column_is_thin (const Table *table, guint cell)
{
  return (table->totals & PENTAD_TOTALS_COLUMNS) &&
         is_thin (table, cell % table->n_columns, table->n_columns, table->n_rows);
}

/* How much is lost by masking a cell: nothing when it is masked, else its count; a zero hides
 * little and comes last; what is no count cannot be masked. */
static double
cost (const Table *table, guint cell)
{
  if (table->masked[cell])
    return 0;
  if (!isfinite (table->cells[cell]))
    return INFINITY;
  return table->cells[cell] > 0 ? table->cells[cell] : G_MAXFLOAT;
}

/* Masks the cheapest cell of a line that is not masked; FALSE when there is none. */
static gboolean
mask_in_line (Table *table, guint first, guint step, guint n)
{
  int best = -1;

  for (guint i = 0; i < n; i++)
    {
      guint cell = first + i * step;

      if (!table->masked[cell] && isfinite (cost (table, cell)) &&
          (best < 0 || cost (table, cell) < cost (table, (guint)best)))
        best = (int)cell;
    }
  if (best >= 0)
    table->masked[best] = TRUE;
  return best >= 0;
}

static gboolean
mask_in_row (Table *table, guint cell)
{
  return mask_in_line (table, cell / table->n_columns * table->n_columns, 1, table->n_columns);
}

static gboolean
mask_in_column (Table *table, guint cell)
{
  return mask_in_line (table, cell % table->n_columns, table->n_columns, table->n_rows);
}

/* The other three corners of the cheapest rectangle: then neither its row nor its column gives the
 * cell away. */
static gboolean
mask_rectangle (Table *table, guint cell)
{
  guint row = cell / table->n_columns, column = cell % table->n_columns;
  guint best[3] = { 0 };
  double least = INFINITY;

  for (guint r = 0; r < table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        guint corners[3] = { row * table->n_columns + c, r * table->n_columns + column,
                             r * table->n_columns + c };
        double sum = r != row && c != column ? 0 : INFINITY;

        for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
          sum += cost (table, corners[i]);
        if (sum < least)
          {
            least = sum;
            memcpy (best, corners, sizeof best);
          }
      }
  for (guint i = 0; i < G_N_ELEMENTS (best) && isfinite (least); i++)
    table->masked[best[i]] = TRUE;
  return isfinite (least);
}

/* Masks what it takes that a cell is not given away; FALSE when nothing does. *changed tells
 * whether there was a need. */
static gboolean
cover_cell (Table *table, guint cell, gboolean *changed)
{
  *changed = TRUE;
  if (row_is_thin (table, cell))
    return mask_in_row (table, cell);
  if (column_is_thin (table, cell))
    return mask_in_column (table, cell);
  /* Always so with totals of one kind: a line that is not thin has two masked cells. */
  *changed = !lies_on_cycle (table, cell);
  return !*changed || mask_rectangle (table, cell);
}

static void
mask_small (Table *table)
{
  for (guint cell = 0; cell < count_cells (table); cell++)
    table->masked[cell] = table->cells[cell] > 0 && table->cells[cell] < table->smallest;
}

/* TRUE when nothing masked can be worked out. Every change masks at least one more cell, so it
 * ends. */
static gboolean
cover (Table *table)
{
  gboolean any = TRUE;

  while (any)
    {
      any = FALSE;
      for (guint cell = 0; cell < count_cells (table); cell++)
        {
          gboolean changed = FALSE;

          if (table->masked[cell] && !cover_cell (table, cell, &changed))
            return FALSE;
          any = any || changed;
        }
    }
  return TRUE;
}

gboolean
pentad_redact_table (const PentadRedaction *redaction,
                     const double *cells,
                     guint n_rows,
                     guint n_columns,
                     PentadTotals totals,
                     gboolean *masked)
{
  guint n_nodes = n_rows + n_columns + 1;
  g_autofree guint *stack = g_new (guint, n_nodes);
  g_autofree gboolean *seen = g_new (gboolean, n_nodes);
  Table table = { cells, n_rows, n_columns, redaction->smallest, totals, masked, stack, seen };

  mask_small (&table);
  if (totals == PENTAD_TOTALS_NONE || cover (&table))
    return TRUE;
  mask_small (&table);
  return FALSE;
}
