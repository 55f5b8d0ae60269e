/* Memory for packed cases: pieces of every size come, go and are given again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case-bytes.h"

#include <string.h>

typedef struct
{
  guint32 where;
  gsize size;
  guint8 sign;
} Piece;

static void
add (PentadCaseBytes *bytes, Piece *piece, gsize size, guint8 sign)
{
  g_autofree guint8 *data = g_malloc (size);

  memset (data, sign, size);
  *piece = (Piece){ pentad_case_bytes_add (bytes, data, size), size, sign };
  g_assert_cmpuint (piece->where, !=, 0);
}

static void
assert_whole (const PentadCaseBytes *bytes, const Piece *piece)
{
  const guint8 *data = pentad_case_bytes_get (bytes, piece->where);

  for (gsize i = 0; i < piece->size; i++)
    if (data[i] != piece->sign)
      g_error ("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " was written over", i, piece->size);
}

/* Around every bound: the place of an idle piece, exact sizes, steps, a whole block, blocks for one
 * thing alone. */
static const gsize sizes[] = {
  1, 3, 4, 5, 74, 511, 512, 513, 767, 768, 769, 65279, 65280, 65281, 65535, 65536, 65537, 200000,
};

static void
test_sizes (void)
{
  PentadCaseBytes *bytes = pentad_case_bytes_new ();
  Piece pieces[G_N_ELEMENTS (sizes) * 3];

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    add (bytes, &pieces[i], sizes[i % G_N_ELEMENTS (sizes)], (guint8)(i + 1));
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    assert_whole (bytes, &pieces[i]);
  pentad_case_bytes_free (bytes);
}

/* What is freed is given again for that size: memory does not grow by coming and going. */
static void
test_idle_pieces_are_given_again (void)
{
  PentadCaseBytes *bytes = pentad_case_bytes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Piece first, second, again, more;

      g_test_message ("%" G_GSIZE_FORMAT, sizes[i]);
      add (bytes, &first, sizes[i], 1);
      add (bytes, &second, sizes[i], 2);
      gsize memory = pentad_case_bytes_get_memory (bytes);
      pentad_case_bytes_remove (bytes, first.where, first.size);
      pentad_case_bytes_remove (bytes, second.where, second.size);
      add (bytes, &again, sizes[i], 3);
      add (bytes, &more, sizes[i], 4);
      g_assert_cmpuint (pentad_case_bytes_get_memory (bytes), ==, memory);
      g_assert_true (again.where == first.where || again.where == second.where);
      assert_whole (bytes, &again);
      assert_whole (bytes, &more);
    }
  pentad_case_bytes_free (bytes);
}

/* A large piece gives its memory back at once, and only itself. */
static void
test_large_pieces_go (void)
{
  PentadCaseBytes *bytes = pentad_case_bytes_new ();
  Piece small, large[2];

  add (bytes, &small, 100, 1);
  gsize before = pentad_case_bytes_get_memory (bytes);
  add (bytes, &large[0], 100000, 2);
  add (bytes, &large[1], 300000, 3);
  gsize both = pentad_case_bytes_get_memory (bytes);
  g_assert_cmpuint (both - before, >=, 400000);
  g_assert_cmpuint (both - before, <, 401024);
  pentad_case_bytes_remove (bytes, large[0].where, large[0].size);
  g_assert_cmpuint (both - pentad_case_bytes_get_memory (bytes), >=, 100000);
  assert_whole (bytes, &small);
  assert_whole (bytes, &large[1]);
  pentad_case_bytes_remove (bytes, large[1].where, large[1].size);
  g_assert_cmpuint (pentad_case_bytes_get_memory (bytes) - before, <=, 2 * sizeof (gpointer));
  assert_whole (bytes, &small);
  pentad_case_bytes_free (bytes);
}

/* Whatever comes and goes: no piece lies on another. */
static void
test_random_life (void)
{
  PentadCaseBytes *bytes = pentad_case_bytes_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  Piece pieces[64] = { 0 };

  for (guint step = 0; step < 4000; step++)
    {
      Piece *piece = &pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      int most = g_rand_int_range (rand, 0, 20) == 0 ? 140000 : 700;

      if (piece->where != 0)
        {
          assert_whole (bytes, piece);
          pentad_case_bytes_remove (bytes, piece->where, piece->size);
          piece->where = 0;
        }
      else
        add (bytes, piece, (gsize)g_rand_int_range (rand, 1, most), (guint8)step);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (pieces[i].where != 0)
      assert_whole (bytes, &pieces[i]);
  pentad_case_bytes_free (bytes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/case-bytes/sizes", test_sizes);
  g_test_add_func ("/model/case-bytes/idle-pieces-are-given-again",
                   test_idle_pieces_are_given_again);
  g_test_add_func ("/model/case-bytes/large-pieces-go", test_large_pieces_go);
  g_test_add_func ("/model/case-bytes/random-life", test_random_life);
  return g_test_run ();
}
