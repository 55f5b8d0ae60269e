/* Everything of a city that has a name, found by a few typed letters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All keys lie in one text, a line each, so that a search is one run over some megabytes. */
#include "config.h"

#include "app/search-index.h"

#include <string.h>

#include "app/pinyin.h"

/* How well a key fits; less is better. */
typedef enum
{
  FIT_WHOLE,
  FIT_BEGINNING,
  FIT_WHOLE_READING,
  FIT_BEGINNING_OF_READING,
  FIT_INSIDE,
  FIT_INSIDE_READING,
  FIT_NONE
} Fit;

typedef struct
{
  guint32 begin; /* of the key in the text */
  guint32 entry : 31;
  guint32 is_reading : 1;
} Key;

struct _PentadSearchIndex
{
  PentadDivisions *divisions;
  PentadCatalogue *catalogue; /* NULL none */
  PentadPinyin *pinyin;
  GArray *entries; /* PentadNamed, in the order of equal fits */
  GArray *keys;    /* Key, by begin */
  GString *text;   /* "\n" KEY "\n" KEY ... "\n" */
};

static void
add_key (PentadSearchIndex *self, const char *key, gboolean is_reading)
{
  Key row = { .begin = (guint32)self->text->len,
              .entry = self->entries->len - 1,
              .is_reading = is_reading };

  g_array_append_val (self->keys, row);
  g_string_append (self->text, key);
  g_string_append_c (self->text, '\n');
}

static void
add_reading (PentadSearchIndex *self, const char *folded)
{
  g_autoptr (GString) full = g_string_new (NULL), initials = g_string_new (NULL);

  if (!pentad_pinyin_read (self->pinyin, folded, full, initials))
    return;
  add_key (self, full->str, TRUE);
  add_key (self, initials->str, TRUE);
  /* 绿 is typed as lv and as lu. */
  if (strchr (full->str, 'v') != NULL)
    add_key (self, g_strdelimit (full->str, "v", 'u'), TRUE);
}

static void
add_text (PentadSearchIndex *self, const char *text, GHashTable *known)
{
  char *folded;

  if (text == NULL)
    return;
  folded = pentad_pinyin_fold (self->pinyin, text);
  if (folded[0] == '\0' || g_hash_table_contains (known, folded))
    {
      g_free (folded);
      return;
    }
  add_key (self, folded, FALSE);
  add_reading (self, folded);
  g_hash_table_add (known, folded);
}

static void
add (PentadSearchIndex *self,
     PentadNamedKind kind,
     int index,
     const PentadLabel *name,
     const char *code)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PentadNamed entry = { kind, index };

  g_array_append_val (self->entries, entry);
  for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
    add_text (self, name->text[i], known);
  add_text (self, code, known);
}

static void
add_catalogue (PentadSearchIndex *self, const PentadCatalogue *catalogue)
{
  for (guint i = 0; i < catalogue->departments->len; i++)
    {
      const PentadDepartment *row = pentad_catalogue_get_department (catalogue, (int)i);

      add (self, PENTAD_NAMED_DEPARTMENT, (int)i, &row->name, row->code);
    }
  for (guint i = 0; i < catalogue->classes->len; i++)
    {
      const PentadClass *row = pentad_catalogue_get_class (catalogue, (int)i);

      add (self, PENTAD_NAMED_CLASS, (int)i, &row->name, row->code);
    }
  for (guint i = 0; i < catalogue->posts->len; i++)
    {
      const PentadPost *row = pentad_catalogue_get_post (catalogue, (int)i);

      add (self, PENTAD_NAMED_POST, (int)i, &row->name, row->code);
    }
}

/* Places from the city down, but the catalogue before the many unit grids. */
PentadSearchIndex *
pentad_search_index_new (PentadDivisions *divisions, PentadCatalogue *catalogue)
{
  PentadSearchIndex *self = g_new0 (PentadSearchIndex, 1);
  int n_grids, first_grid = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n_grids);
  int n_places = pentad_divisions_get_count (divisions);

  self->divisions = pentad_divisions_ref (divisions);
  self->catalogue = catalogue != NULL ? pentad_catalogue_ref (catalogue) : NULL;
  self->pinyin = pentad_pinyin_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (PentadNamed));
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->text = g_string_new ("\n");
  for (int i = 0; i < n_places; i++)
    {
      const PentadDivision *place = pentad_divisions_get (divisions, i);

      if (n_grids > 0 && i == first_grid && catalogue != NULL)
        add_catalogue (self, catalogue);
      add (self, PENTAD_NAMED_PLACE, i, &place->name, place->code);
    }
  if (n_grids == 0 && catalogue != NULL)
    add_catalogue (self, catalogue);
  return self;
}

void
pentad_search_index_free (PentadSearchIndex *self)
{
  pentad_divisions_unref (self->divisions);
  g_clear_pointer (&self->catalogue, pentad_catalogue_unref);
  pentad_pinyin_free (self->pinyin);
  g_array_unref (self->entries);
  g_array_unref (self->keys);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* The key that a position of the text lies in, no earlier than the first one given. */
static guint
find_key (const PentadSearchIndex *self, gsize position, guint first)
{
  guint low = first, high = self->keys->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->keys, Key, middle).begin <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static Fit
judge (const Key *key, gboolean is_beginning, gboolean is_end)
{
  if (key->is_reading)
    return is_beginning ? (is_end ? FIT_WHOLE_READING : FIT_BEGINNING_OF_READING)
                        : FIT_INSIDE_READING;
  return is_beginning ? (is_end ? FIT_WHOLE : FIT_BEGINNING) : FIT_INSIDE;
}

/* The best fit of each entry. */
static guint8 *
judge_all (const PentadSearchIndex *self, const char *wanted)
{
  guint8 *fits = g_malloc (MAX (self->entries->len, 1));
  gsize len = strlen (wanted);
  const char *text = self->text->str, *end = text + self->text->len, *hit = text;
  gboolean is_short = wanted[0] != '\0' && len == 1 && g_ascii_isalnum (wanted[0]);
  guint at = 0;

  memset (fits, FIT_NONE, self->entries->len);
  while ((hit = memmem (hit, (gsize)(end - hit), wanted, len)) != NULL)
    {
      gboolean is_beginning = hit[-1] == '\n';
      const Key *key;
      Fit fit;

      at = find_key (self, (gsize)(hit - text), at);
      key = &g_array_index (self->keys, Key, at);
      fit = judge (key, is_beginning, hit[len] == '\n');
      if (is_beginning || !is_short)
        fits[key->entry] = MIN (fits[key->entry], (guint8)fit);
      hit += len;
    }
  return fits;
}

GArray *
pentad_search_index_find (PentadSearchIndex *self, const char *text, guint limit)
{
  g_autofree char *wanted = pentad_pinyin_fold (self->pinyin, text);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PentadNamed));
  g_autofree guint8 *fits = NULL;

  if (wanted[0] == '\0')
    return found;
  fits = judge_all (self, wanted);
  for (Fit fit = FIT_WHOLE; fit < FIT_NONE; fit++)
    for (guint i = 0; i < self->entries->len && found->len < limit; i++)
      if (fits[i] == fit)
        g_array_append_val (found, g_array_index (self->entries, PentadNamed, i));
  return found;
}

PentadDivisions *
pentad_search_index_get_divisions (PentadSearchIndex *self)
{
  return self->divisions;
}

PentadCatalogue *
pentad_search_index_get_catalogue (PentadSearchIndex *self)
{
  return self->catalogue;
}

const char *
pentad_search_index_get_name (PentadSearchIndex *self,
                              const PentadNamed *named,
                              PentadLanguage language)
{
  const PentadLabel *name = NULL;
  const char *code = NULL, *text;

  switch (named->kind)
    {
    case PENTAD_NAMED_PLACE:
      name = &pentad_divisions_get (self->divisions, named->index)->name;
      code = pentad_divisions_get (self->divisions, named->index)->code;
      break;
    case PENTAD_NAMED_DEPARTMENT:
      name = &pentad_catalogue_get_department (self->catalogue, named->index)->name;
      code = pentad_catalogue_get_department (self->catalogue, named->index)->code;
      break;
    case PENTAD_NAMED_CLASS:
      name = &pentad_catalogue_get_class (self->catalogue, named->index)->name;
      code = pentad_catalogue_get_class (self->catalogue, named->index)->code;
      break;
    case PENTAD_NAMED_POST:
    case PENTAD_N_NAMED:
    default:
      name = &pentad_catalogue_get_post (self->catalogue, named->index)->name;
      code = pentad_catalogue_get_post (self->catalogue, named->index)->code;
      break;
    }
  text = pentad_label_get (name, language);
  return text[0] != '\0' ? text : code;
}
