/* Public snapshots: what is personal goes, what is not stays, person by person and word by word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/public.h"

#include <string.h>

static char *
filter (PentadPublic *public_safe, const char *name, const char *text)
{
  g_autoptr (GBytes) document = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) result = pentad_public_filter (name, document, public_safe);

  return result != NULL ? g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result))
                        : NULL;
}

static void
test_members (void)
{
  static const struct
  {
    const char *name, *before, *after; /* NULL: it does not get in */
  } cases[] = {
    { "v1/staff.json", "{\"rows\":[1,2.5],\"positions\":[{\"code\":\"S-1\"}]}",
      "{\"rows\":[1,2.5]}" },
    { "v1/grids.json", "{\"properties\":{\"code\":\"1\",\"responsible\":\"Li\"}}",
      "{\"properties\":{\"code\":\"1\"}}" },
    { "v1/tasks.json", "{\"responsible\":[\"D1\"],\"done\":null}",
      "{\"responsible\":[\"D1\"],\"done\":null}" },
    { "v1/partitions.json", "{\"telephone\":\"1\",\"name\":{\"en\":\"A\"}}",
      "{\"name\":{\"en\":\"A\"}}" },
    { "v1/state.json", "{\"address\":\"1 Road\",\"repeat\":false}", "{\"repeat\":false}" },
    { "v1/assessments.json", "{\"note\":\"Li was late\",\"score\":88.5}", "{\"score\":88.5}" },
    /* What has the same name elsewhere is something else. */
    { "v1/history/2026-11.json", "{\"from\":\"2026-11-01\",\"to\":\"2026-11-22\"}",
      "{\"from\":\"2026-11-01\",\"to\":\"2026-11-22\"}" },
    { "v1/catalogue.json", "{\"season\":{\"from\":\"03-01\",\"to\":\"05-31\"}}",
      "{\"season\":{\"from\":\"03-01\",\"to\":\"05-31\"}}" },
    { "v1/topics/duty.json", "{\"entries\":[{\"id\":\"1\",\"person\":\"Li\",\"note\":\"Li\"}]}",
      "{\"entries\":[{\"id\":\"1\"}]}" },
    { "v1/about.json", "{\"account\":{\"en\":\"Li\"},\"api\":1,\"photos\":true}", "{\"api\":1}" },
    { "v1/state.json", "{\"cases\":[{\"id\":\"1\",\"photos\":[{\"url\":\"a.jpg\"}]}]}",
      "{\"cases\":[{\"id\":\"1\"}]}" },
    /* What the interface does not name may be anything. */
    { "v1/state.json", "{\"cases\":[{\"id\":\"1\",\"reporter\":{\"tel\":1234567}}]}",
      "{\"cases\":[{\"id\":\"1\"}]}" },
    { "v1/history/2026-11.json", "{\"blocks\":[{\"own\":[1,2],\"who\":[\"Li\"],\"x\":\"Li\"}]}",
      "{\"blocks\":[{\"own\":[1,2],\"who\":[null]}]}" },
    { "v1/topics/duty.json", "{\"n\":{\"own\":[1,null],\"who\":\"Li\"}}",
      "{\"n\":{\"own\":[1,null],\"who\":null}}" },
    { "v1/scheme.json", "{\"bands\":[{\"above\":90}]}", "{\"bands\":[{\"above\":90}]}" },
    { "v1/about.json", "{\"api\":1", NULL },
  };
  g_autoptr (PentadPublic) public_safe = pentad_public_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = filter (public_safe, cases[i].name, cases[i].before);

      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

/* One person has one code in all documents of a snapshot, and another one in the next snapshot. */
static void
test_persons (void)
{
  g_autoptr (PentadPublic) one = pentad_public_new ();
  g_autoptr (PentadPublic) other = pentad_public_new ();
  g_autofree char *post =
      filter (one, "v1/catalogue.json", "{\"posts\":[{\"code\":\"S-1\",\"name\":\"Li\"}]}");
  g_autofree char *act = filter (one, "v1/ended/2026-11-21.json", "[{\"by\":\"S-1\",\"to\":null}]");
  g_autofree char *block = filter (one, "v1/history/2026-11.json", "{\"posts\":[\"S-1\"]}");
  g_autofree char *again = filter (other, "v1/history/2026-11.json", "{\"posts\":[\"S-1\"]}");
  g_autofree char *code = g_strndup (strchr (block, '[') + 1, strlen ("\"X0123456789\""));

  g_assert_null (strstr (post, "S-1"));
  g_assert_null (strstr (post, "Li"));
  g_assert_nonnull (strstr (post, code));
  g_assert_nonnull (strstr (act, code));
  g_assert_nonnull (strstr (act, "\"to\":null"));
  g_assert_cmpstr (block, !=, again);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/public/members", test_members);
  g_test_add_func ("/snapshot/public/persons", test_persons);
  return g_test_run ();
}
