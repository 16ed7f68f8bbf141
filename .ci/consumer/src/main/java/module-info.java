module consumer {
    requires org.chainrule.autodiff;
    requires org.chainrule.optimizers;
}
