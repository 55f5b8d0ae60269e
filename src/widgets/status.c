/* How the data stand, in words beside a dot, and the messages behind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/status.h"

#include <glib/gi18n-lib.h>

#include "widgets/fit-label.h"

struct _PentadStatus
{
  GtkWidget parent_instance;

  /* From the template. */
  GtkWidget *button;
  GtkWidget *dot;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *facts;
  GtkWidget *list;
  GtkWidget *note;

  PentadTone tone;
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_NOTED,
  SIGNAL_SEEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadStatus, pentad_status, GTK_TYPE_WIDGET)

static const char *
tone_class (PentadTone tone)
{
  switch (tone)
    {
    case PENTAD_TONE_FINE:
      return "fine";
    case PENTAD_TONE_WATCH:
      return "watch";
    case PENTAD_TONE_BAD:
      return "bad";
    case PENTAD_TONE_NEUTRAL:
    case PENTAD_TONE_MUTED:
      return "muted";
    }
  return "muted";
}

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *line = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (line), 60);
  gtk_label_set_selectable (GTK_LABEL (line), TRUE);
  gtk_widget_set_hexpand (line, TRUE);
  return line;
}

static void
add_message (PentadStatus *self, const PentadStatusMessage *message)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *when = gtk_label_new (message->time);

  gtk_widget_add_css_class (when, message->tone == PENTAD_TONE_BAD ? "bad" : "dim-label");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_widget_set_visible (when, message->time[0] != '\0');
  gtk_box_append (GTK_BOX (lines), make_line (message->text));
  if (message->remark != NULL)
    {
      GtkWidget *remark = make_line (message->remark);

      gtk_widget_add_css_class (remark, "dim-label");
      gtk_box_append (GTK_BOX (lines), remark);
    }
  gtk_box_append (GTK_BOX (row), when);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_cb (PentadStatus *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
note_cb (PentadStatus *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note)));

  if (text[0] == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  g_signal_emit (self, signals[SIGNAL_NOTED], 0, text);
}

static void
seen_cb (PentadStatus *self)
{
  g_signal_emit (self, signals[SIGNAL_SEEN], 0);
}

static void
pentad_status_dispose (GObject *object)
{
  PentadStatus *self = PENTAD_STATUS (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_status_parent_class)->dispose (object);
}

static void
pentad_status_class_init (PentadStatusClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_status_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", PENTAD_TYPE_STATUS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NOTED] = g_signal_new ("noted", PENTAD_TYPE_STATUS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SEEN] = g_signal_new ("seen", PENTAD_TYPE_STATUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  g_type_ensure (PENTAD_TYPE_FIT_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadStatus.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadStatus, button);
  gtk_widget_class_bind_template_child (widget_class, PentadStatus, dot);
  gtk_widget_class_bind_template_child (widget_class, PentadStatus, label);
  gtk_widget_class_bind_template_child (widget_class, PentadStatus, popover);
  gtk_widget_class_bind_template_child (widget_class, PentadStatus, facts);
  gtk_widget_class_bind_template_child (widget_class, PentadStatus, list);
  gtk_widget_class_bind_template_child (widget_class, PentadStatus, note);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, seen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_set_css_name (widget_class, "status");
}

static void
pentad_status_init (PentadStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tone = PENTAD_TONE_MUTED;
}

GtkWidget *
pentad_status_new (void)
{
  return g_object_new (PENTAD_TYPE_STATUS, NULL);
}

void
pentad_status_set_state (PentadStatus *self, PentadTone tone, const char *text)
{
  g_return_if_fail (PENTAD_IS_STATUS (self));

  if (tone != self->tone)
    {
      gtk_widget_remove_css_class (self->dot, tone_class (self->tone));
      gtk_widget_add_css_class (self->dot, tone_class (tone));
      self->tone = tone;
    }
  if (g_strcmp0 (text, pentad_status_get_text (self)) != 0)
    pentad_fit_label_set_parts (PENTAD_FIT_LABEL (self->label), text != NULL ? text : "");
}

void
pentad_status_set_facts (PentadStatus *self, const char *const *facts)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PENTAD_IS_STATUS (self));

  text = g_strjoinv ("\n", (char **)facts);
  gtk_label_set_text (GTK_LABEL (self->facts), text);
  gtk_widget_set_visible (self->facts, text[0] != '\0');
}

void
pentad_status_set_messages (PentadStatus *self,
                            const PentadStatusMessage *messages,
                            guint n_messages)
{
  GtkWidget *row;

  g_return_if_fail (PENTAD_IS_STATUS (self));

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < n_messages; i++)
    add_message (self, &messages[i]);
  if (n_messages == 0)
    add_message (self,
                 &(PentadStatusMessage){ "", (char *)_ ("No messages"), NULL, PENTAD_TONE_MUTED });
}

const char *
pentad_status_get_text (PentadStatus *self)
{
  g_return_val_if_fail (PENTAD_IS_STATUS (self), NULL);
  return pentad_fit_label_get_text (PENTAD_FIT_LABEL (self->label));
}
