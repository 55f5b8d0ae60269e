/* The actions of the application: its menu, and those of its window for whoever asks over D-Bus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/app-actions.h"

#include <glib/gi18n-lib.h>

/* A bus that does not answer must not hold up a wall. */
#define BUS_PATIENCE_MS 500

/* Looking for a bus where none is may start one. */
static gboolean
has_bus (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  return g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL || g_file_test (socket, G_FILE_TEST_EXISTS);
}

gboolean
pentad_app_actions_name_is_free (const char *id)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) answer = NULL;
  gboolean is_owned = TRUE;

  if (!has_bus ())
    return FALSE;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (bus == NULL)
    return FALSE;
  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "NameHasOwner",
                                        g_variant_new ("(s)", id), G_VARIANT_TYPE ("(b)"),
                                        G_DBUS_CALL_FLAGS_NONE, BUS_PATIENCE_MS, NULL, NULL);
  if (answer != NULL)
    g_variant_get (answer, "(b)", &is_owned);
  return !is_owned;
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_action_group_activate_action (window, g_action_get_name (G_ACTION (action)), parameter);
}

void
pentad_app_actions_forward (GtkApplication *application, GtkApplicationWindow *window)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (window));

  for (guint i = 0; names[i] != NULL; i++)
    {
      const GVariantType *type =
          g_action_group_get_action_parameter_type (G_ACTION_GROUP (window), names[i]);
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], type);

      g_signal_connect_object (action, "activate", G_CALLBACK (forward_cb), window, 0);
      g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
    }
}

void
pentad_app_actions_add_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } rows[] = {
    /* These hold everywhere, in popovers too; the other keys are the window's own. */
    { "app.help", { "F1" } },
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.open-snapshot", { "<Control>o" } },
    { "app.keep-snapshot", { "<Control>s" } },
    { "win.fullscreen", { "F11" } },
    { "win.show-help-overlay", { "<Control>question", "<Control>slash" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_application_set_accels_for_action (application, rows[i].action, rows[i].keys);
}

void
pentad_app_actions_show_about (GtkWindow *parent)
{
  gtk_show_about_dialog (parent, "program-name", _ ("Digital City Management Monitor"), "version",
                         PENTAD_VERSION, "logo-icon-name", "org.pentad.Pentad", "license-type",
                         GTK_LICENSE_GPL_3_0, "comments",
                         _ ("A city in five views, from the whole down to the unit grid. Classes, "
                            "limits and indicators are mapped to GB/T 30428; the texts of the "
                            "standards could not be read at the source."),
                         "modal", TRUE, NULL);
}
