/* The partitions of the reference city that lie across its divisions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/names.h"
#include "reference/regions.h"
#include "reference/rng.h"
#include "reference/zones.h"

#include <math.h>
#include <string.h>

/* Unit grids of a professional zone, about. */
#define GRIDS_PER_TRADE_ZONE 230
/* Share of communities whose street area is that of a neighbouring street. */
#define MOVED_SHARE 0.15
/* Share of communities that are joined to a neighbour as one cell. */
#define JOINED_SHARE 0.12
/* Longest stretch of a boundary that makes one zone, in unit grids. */
#define BOUNDARY_GRIDS 14

const char *
pentad_zones_id (guint index)
{
  static const char *const ids[PENTAD_ZONES_N] = {
    "professional", "street-area", "community-cell", "responsibility", "boundary", "special",
  };

  g_return_val_if_fail (index < PENTAD_ZONES_N, NULL);

  return ids[index];
}

void
pentad_zones_label (guint index, PentadLabel *label)
{
  static const char *const texts[PENTAD_ZONES_N][3] = {
    { "专业管理责任区", "專業管理責任區", "Professional responsibility zones" },
    { "街道网格区", "街道網格區", "Street grid areas" },
    { "社区网格单元", "社區網格單元", "Community grid cells" },
    { "责任网格", "責任網格", "Responsibility grids" },
    { "交界地带", "交界地帶", "Boundary zones" },
    { "特殊管理区", "特殊管理區", "Special zones" },
  };

  pentad_label_set_three (label, texts[index][0], texts[index][1], texts[index][2]);
}

static void
clear_sketch (gpointer data)
{
  PentadZoneSketch *sketch = data;

  pentad_label_clear (&sketch->name);
  g_array_unref (sketch->grids);
}

static GArray *
new_sketches (void)
{
  GArray *sketches = g_array_new (FALSE, FALSE, sizeof (PentadZoneSketch));

  g_array_set_clear_func (sketches, clear_sketch);
  return sketches;
}

/* Valid until the next call. */
static PentadZoneSketch *
add_sketch (GArray *sketches, const char *prefix)
{
  PentadZoneSketch sketch = { .divisions = { -1, -1 } };

  g_snprintf (sketch.code, sizeof sketch.code, "%s%02u", prefix, sketches->len + 1);
  sketch.grids = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (sketches, sketch);
  return &g_array_index (sketches, PentadZoneSketch, sketches->len - 1);
}

static void
add_grids (PentadZoneSketch *sketch, const PentadPlace *place)
{
  for (guint k = 0; k < place->n_grids; k++)
    {
      guint grid = place->first_grid + k;

      g_array_append_val (sketch->grids, grid);
    }
}

/* Zones of the four trades, laid out without regard to divisions. */
static GArray *
new_professional (guint64 seed, const PentadPlaces *places)
{
  static const char *const trades[][3] = {
    { "市政养护%u区", "市政養護%u區", "Municipal works zone %u" },
    { "环卫作业%u区", "環衛作業%u區", "Sanitation zone %u" },
    { "园林养护%u区", "園林養護%u區", "Landscaping zone %u" },
    { "市容秩序%u区", "市容秩序%u區", "Street order zone %u" },
  };
  guint n = MAX (G_N_ELEMENTS (trades), places->n_grids / GRIDS_PER_TRADE_ZONE);
  GArray *sketches = new_sketches ();
  g_autofree guint *cells = g_new (guint, places->n_grids);
  g_autofree double *sizes = g_new (double, n);
  g_autofree int *parts = g_new (int, places->n_grids);
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_ZONE, 0, 0);
  PentadRegionTask task = { cells, places->n_grids, n, sizes, NULL, 4, 0, NULL, NULL };

  task.random = pentad_rng_next (&rng);
  for (guint i = 0; i < n; i++)
    sizes[i] = pentad_rng_between (&rng, 0.7, 1.4);
  for (guint cell = 0; cell < places->n_grids; cell++)
    cells[cell] = cell;
  pentad_regions_split (places->lattice, &task, parts);
  for (guint i = 0; i < n; i++)
    {
      const char *const *trade = trades[i % G_N_ELEMENTS (trades)];
      char text[3][48];
      PentadZoneSketch *sketch = add_sketch (sketches, "P");

      for (int k = 0; k < 3; k++)
        {
          g_autofree char *number = g_strdup_printf ("%u", i / (guint)G_N_ELEMENTS (trades) + 1);
          g_auto (GStrv) around = g_strsplit (trade[k], "%u", 2);

          g_snprintf (text[k], sizeof text[k], "%s%s%s", around[0], number, around[1]);
        }
      pentad_label_set_three (&sketch->name, text[0], text[1], text[2]);
    }
  for (guint grid = 0; grid < places->n_grids; grid++)
    g_array_append_val (
        g_array_index (sketches, PentadZoneSketch, parts[places->cells[grid]]).grids, grid);
  return sketches;
}

/* A community beside this one that is in another street (or in the same one); -1 when none is. */
static int
find_neighbour (const PentadPlaces *places, guint community, gboolean same_street)
{
  const PentadPlace *place = pentad_places_community (places, community);

  for (guint k = 0; k < place->n_grids; k++)
    {
      int around[4];

      pentad_lattice_neighbours (places->lattice, places->cells[place->first_grid + k], around);
      for (int i = 0; i < 4; i++)
        {
          guint other;

          if (around[i] < 0)
            continue;
          other = places->community[places->grid_of_cell[around[i]]];
          if (other != community &&
              (pentad_places_community (places, other)->parent == place->parent) == same_street)
            return (int)other;
        }
    }
  return -1;
}

/* Like the streets, but some communities on a border belong to the neighbour. */
static GArray *
new_street_areas (guint64 seed, const PentadPlaces *places)
{
  GArray *sketches = new_sketches ();

  for (guint i = 0; i < places->streets->len; i++)
    pentad_label_copy (&add_sketch (sketches, "S")->name, &pentad_places_street (places, i)->name);
  for (guint i = 0; i < places->communities->len; i++)
    {
      const PentadPlace *community = pentad_places_community (places, i);
      guint street = community->parent;
      int other = -1;

      /* The first community stays, so that no area is empty. */
      if (i != pentad_places_street (places, street)->first &&
          pentad_hash_unit (seed, PENTAD_STREAM_ZONE, 1, i) < MOVED_SHARE)
        other = find_neighbour (places, i, FALSE);
      if (other >= 0)
        street = pentad_places_community (places, (guint)other)->parent;
      add_grids (&g_array_index (sketches, PentadZoneSketch, street), community);
    }
  return sketches;
}

/* Like the communities, but some are run together with a neighbour of the same street. */
static GArray *
new_community_cells (guint64 seed, const PentadPlaces *places)
{
  GArray *sketches = new_sketches ();
  guint n = places->communities->len;
  g_autofree int *joined = g_new (int, n);

  for (guint i = 0; i < n; i++)
    {
      joined[i] = -1;
      if (pentad_hash_unit (seed, PENTAD_STREAM_ZONE, 2, i) < JOINED_SHARE)
        joined[i] = find_neighbour (places, i, TRUE);
      /* Only to one that is not joined itself, so that chains do not form. */
      if (joined[i] >= 0 && (joined[i] > (int)i || joined[joined[i]] >= 0))
        joined[i] = -1;
    }
  for (guint i = 0; i < n; i++)
    {
      PentadZoneSketch *sketch;

      if (joined[i] >= 0)
        continue;
      sketch = add_sketch (sketches, "C");
      pentad_label_copy (&sketch->name, &pentad_places_community (places, i)->name);
      add_grids (sketch, pentad_places_community (places, i));
      for (guint k = i + 1; k < n; k++)
        if (joined[k] == (int)i)
          add_grids (sketch, pentad_places_community (places, k));
    }
  return sketches;
}

/* The district on the other side of a grid on a border; -1 when the grid lies on none. */
static int
district_across (const PentadPlaces *places, guint grid)
{
  guint own = pentad_places_district_of_grid (places, grid);
  int around[4];

  pentad_lattice_neighbours (places->lattice, places->cells[grid], around);
  for (int i = 0; i < 4; i++)
    if (around[i] >= 0)
      {
        guint other = pentad_places_district_of_grid (places, places->grid_of_cell[around[i]]);

        if (other != own)
          return (int)other;
      }
  return -1;
}

/* "Beichen" of "Beichen District". */
static int
stem_length (const char *name)
{
  const char *end = strrchr (name, ' ');

  return (int)(end != NULL ? end - name : (gssize)strlen (name));
}

static void
name_boundary (
    PentadZoneSketch *sketch, const PentadPlaces *places, guint one, guint other, guint number)
{
  char *text[PENTAD_N_LANGUAGES];

  for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
    {
      const char *a = pentad_label_get (&pentad_places_district (places, one)->name, language);
      const char *b = pentad_label_get (&pentad_places_district (places, other)->name, language);

      text[language] = language == PENTAD_LANGUAGE_EN
                           ? g_strdup_printf ("%.*s – %.*s boundary %u", stem_length (a), a,
                                              stem_length (b), b, number)
                       : language == PENTAD_LANGUAGE_ZH_CN
                           ? g_strdup_printf ("%s—%s交界地带%u", a, b, number)
                           : g_strdup_printf ("%s—%s交界地帶%u", a, b, number);
      pentad_label_set (&sketch->name, language, text[language]);
      g_free (text[language]);
    }
}

/* Up to two stretches along every border of two districts, from both of its sides. */
static void
add_boundaries (GArray *sketches, const PentadPlaces *places, guint one, guint other)
{
  const PentadPlace *district = pentad_places_district (places, one);
  guint8 *used = g_new0 (guint8, places->n_grids);

  for (guint number = 1; number <= 2; number++)
    {
      g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
      PentadZoneSketch *sketch;
      guint start = G_MAXUINT;

      for (guint k = 0; k < district->n_grids && start == G_MAXUINT; k++)
        {
          guint grid = district->first_grid + (number == 1 ? k : district->n_grids - 1 - k);

          if (!used[grid] && district_across (places, grid) == (int)other)
            start = grid;
        }
      if (start == G_MAXUINT)
        break;
      sketch = add_sketch (sketches, "B");
      sketch->divisions[0] = (int)one;
      sketch->divisions[1] = (int)other;
      name_boundary (sketch, places, one, other, number);
      used[start] = 1;
      g_array_append_val (queue, start);
      /* Breadth first, over grids that touch the same border. */
      for (guint k = 0; k < queue->len && sketch->grids->len < BOUNDARY_GRIDS; k++)
        {
          guint grid = g_array_index (queue, guint, k);
          int around[4];

          g_array_append_val (sketch->grids, grid);
          pentad_lattice_neighbours (places->lattice, places->cells[grid], around);
          for (int i = 0; i < 4; i++)
            {
              guint next, own;

              if (around[i] < 0)
                continue;
              next = places->grid_of_cell[around[i]];
              own = pentad_places_district_of_grid (places, next);
              if (used[next] || (own != one && own != other) ||
                  district_across (places, next) != (int)(own == one ? other : one))
                continue;
              used[next] = 1;
              g_array_append_val (queue, next);
            }
        }
    }
  g_free (used);
}

/* "Name, grid 2": the second responsibility grid of a street. */
static void
name_grid (PentadZoneSketch *sketch, const PentadLabel *street, guint number)
{
  for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
    {
      const char *name = pentad_label_get (street, language);
      g_autofree char *text =
          language == PENTAD_LANGUAGE_EN      ? g_strdup_printf ("%s, grid %u", name, number)
          : language == PENTAD_LANGUAGE_ZH_CN ? g_strdup_printf ("%s%u号责任网格", name, number)
                                              : g_strdup_printf ("%s%u號責任網格", name, number);

      pentad_label_set (&sketch->name, language, text);
    }
}

static GArray *
new_boundaries (const PentadPlaces *places)
{
  GArray *sketches = new_sketches ();

  for (guint one = 0; one < places->districts->len; one++)
    for (guint other = one + 1; other < places->districts->len; other++)
      add_boundaries (sketches, places, one, other);
  return sketches;
}

/* One for each supervisor: the unit grids in his charge. */
static GArray *
new_responsibility (const PentadPlaces *places, const PentadPosts *posts)
{
  GArray *sketches = new_sketches ();
  guint n = posts->first[PENTAD_JOB_SUPERVISOR + 1];

  for (guint i = 0; i < n; i++)
    {
      const PentadReferencePost *post = pentad_posts_get (posts, i);
      PentadZoneSketch *sketch = add_sketch (sketches, "R");

      g_snprintf (sketch->code, sizeof sketch->code, "R%s", post->code + 1);
      sketch->responsible = post->code;
      name_grid (sketch, &pentad_places_street (places, (guint)post->street)->name,
                 i - posts->first_of_street[post->street] + 1);
    }
  for (guint grid = 0; grid < places->n_grids; grid++)
    {
      int post = pentad_posts_find_supervisor (posts, grid);

      if (post >= 0)
        g_array_append_val (g_array_index (sketches, PentadZoneSketch, post).grids, grid);
    }
  return sketches;
}

/* The middle of the city, closed to vehicles, and a green ring through many divisions. */
static GArray *
new_special (const PentadPlaces *places)
{
  static const struct
  {
    const char *kind, *text[3];
    double near, far; /* distance from the middle */
  } specials[] = {
    { "closed", { "步行街区", "徒步街區", "Pedestrian quarter" }, 0, 0.08 },
    { "semi-closed", { "环城绿廊", "環城綠廊", "Ring greenway" }, 0.5, 0.53 },
  };
  GArray *sketches = new_sketches ();

  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    {
      PentadZoneSketch *sketch = add_sketch (sketches, "X");

      sketch->kind = specials[i].kind;
      pentad_label_set_three (&sketch->name, specials[i].text[0], specials[i].text[1],
                              specials[i].text[2]);
      for (guint grid = 0; grid < places->n_grids; grid++)
        {
          double far = pentad_places_remoteness (places, grid);

          if (far >= specials[i].near && far < specials[i].far)
            g_array_append_val (sketch->grids, grid);
        }
    }
  return sketches;
}

GArray *
pentad_zones_new (guint64 seed, const PentadPlaces *places, const PentadPosts *posts, guint index)
{
  switch (index)
    {
    case 0:
      return new_professional (seed, places);
    case 1:
      return new_street_areas (seed, places);
    case 2:
      return new_community_cells (seed, places);
    case 3:
      return new_responsibility (places, posts);
    case 4:
      return new_boundaries (places);
    default:
      return new_special (places);
    }
}
